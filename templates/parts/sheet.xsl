<?xml version="1.0" encoding="UTF-8"?>
<!-- What the pages about one industry, one enterprise, one project share (一产业一策、一企一策、
     一项目一策): what it is, how it stands, its path beside its months, the lamps it burned,
     the problems that name it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:f="urn:tongbao:figures:1" xmlns:tb="urn:tongbao:xslt"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings"
  xmlns="urn:tongbao:document:1" exclude-result-prefixes="f tb exsl str">

 <xsl:include href="escalations.xsl"/>

 <!-- The one a page is about; a document about several names it to each template. -->
 <xsl:variable name="subject" select="tb:scope()"/>
 <xsl:variable name="code" select="string($subject/@code)"/>

 <!-- The full year by which it stands on a step: this one, once it is over. -->
 <xsl:variable name="year-over" select="$month = '12'"/>
 <xsl:variable name="stand" select="concat('rev-', tb:if($year-over, 'reached-'))"/>
 <xsl:variable name="stand-by" select="concat('rev', tb:if(not($year-over), '-last-year'))"/>

 <!-- ===== the page ===== -->

 <!-- kind: industry, enterprise, project; facts: <fact name>text</fact>, three to a row. -->
 <xsl:template name="sheet">
  <xsl:param name="kind"/>
  <xsl:param name="facts"/>
  <xsl:param name="said"/>
  <xsl:param name="blocks"/>
  <xsl:variable name="title" select="tb:phrase(concat('sheet.', $kind, '.title'), 'name', $subject/@name)"/>
  <xsl:variable name="body">
   <xsl:call-template name="facts"><xsl:with-param name="facts" select="exsl:node-set($facts)/*"/></xsl:call-template>
   <p><xsl:copy-of select="$said"/><xsl:call-template name="problems-said"/><xsl:call-template name="escalated"/></p>
   <xsl:copy-of select="$blocks"/>
  </xsl:variable>
  <document version="1" name="{tb:name()}" period="{$figures/@period}" lang="zh-CN" style="sheet" digest="{tb:digest()}">
   <xsl:call-template name="info">
    <xsl:with-param name="title" select="$title"/>
    <xsl:with-param name="group" select="tb:phrase('sheet.group', 'kind', $kind, 'group', string($subject/../@group), 'region', string($subject/@region-name))"/>
   </xsl:call-template>
   <title><xsl:value-of select="$title"/></title>
   <body>
    <xsl:copy-of select="$body"/>
    <xsl:call-template name="sheet-note"><xsl:with-param name="kind" select="$kind"/><xsl:with-param name="body" select="exsl:node-set($body)"/></xsl:call-template>
   </body>
  </document>
 </xsl:template>

 <!-- Where the figures are from, and of what stands on the page how to read it. -->
 <xsl:template name="sheet-note">
  <xsl:param name="kind"/>
  <xsl:param name="body"/>
  <xsl:variable name="scope" select="concat($kind, '/', $code)"/>
  <xsl:variable name="series" select="tb:if($kind = 'project', 'inv', 'rev')"/>
  <xsl:variable name="landing" select="concat($scope, '/rev-landing')"/>
  <note>
   <xsl:value-of select="tb:phrase('sheet.note', 'label', $label, 'year', $year, 'months', $until,
    'data', tb:if(tb:state(concat($scope, '/', $series)) != 'none', 'yes'),
    'none', tb:if(contains(string($body), $none), 'yes'),
    'lamp', string($subject/@lamp),
    'sums', string($subject/@months-differ))"/>
   <xsl:if test="$kind != 'project' and $until != '0'">
    <xsl:value-of select="tb:phrase('sheet.note.tier', 'month', $month, 'year', $year, 'last', $last-year, 'x', concat($scope, '/', $stand-by))"/>
    <xsl:value-of select="tb:phrase('sheet.note.landing', 'month', $month, 'x', $landing, 'method', tb:if(tb:state($landing) != 'none', tb:print(concat($landing, '-method'))))"/>
   </xsl:if>
   <xsl:if test="($subject/@lamp = 'red' or $subject/@lamp = 'yellow') and not($figures/f:escalations/f:escalation[@subject = $kind])">
    <xsl:variable name="lists">
     <xsl:for-each select="$figures/f:escalations/f:escalation[not(@name = preceding-sibling::f:escalation/@name)]">
      <xsl:if test="position() &gt; 1"><xsl:value-of select="$and"/></xsl:if>
      <xsl:value-of select="@name"/>
     </xsl:for-each>
    </xsl:variable>
    <xsl:value-of select="tb:phrase('sheet.note.unlisted', 'names', string($lists))"/>
   </xsl:if>
   <xsl:value-of select="tb:phrase('sheet.note.code', 'code', $code)"/>
  </note>
 </xsl:template>

 <!-- The first row is the head, in which name and period stand. -->
 <xsl:template name="facts">
  <xsl:param name="facts"/>
  <xsl:param name="id" select="'facts'"/>
  <table id="{$id}">
   <columns>
    <column align="left" width="4.6em"/><column align="left" width="10.7em"/>
    <column align="left" width="4.6em"/><column align="left" width="9.1em"/>
    <column align="left" width="4.6em"/><column align="left"/>
   </columns>
   <thead>
    <row><cell colspan="6"><xsl:value-of select="tb:phrase('sheet.head', 'period', $period, 'year', $year, 'months', $until)"/></cell></row>
   </thead>
   <tbody>
    <xsl:for-each select="$facts[position() mod 3 = 1]">
     <row>
      <xsl:for-each select=". | following-sibling::*[position() &lt; 3]">
       <cell><xsl:value-of select="@name"/></cell>
       <cell>
        <xsl:if test="position() = last() and last() &lt; 3"><xsl:attribute name="colspan"><xsl:value-of select="7 - 2 * last()"/></xsl:attribute></xsl:if>
        <xsl:choose>
         <xsl:when test=". != ''"><xsl:value-of select="."/></xsl:when>
         <xsl:otherwise><xsl:value-of select="$none"/></xsl:otherwise>
        </xsl:choose>
       </cell>
      </xsl:for-each>
     </row>
    </xsl:for-each>
   </tbody>
  </table>
 </xsl:template>

 <xsl:template name="fact">
  <xsl:param name="name"/>
  <xsl:param name="text"/>
  <fact name="{tb:phrase(concat('sheet.fact.', $name))}"><xsl:value-of select="$text"/></fact>
 </xsl:template>

 <!-- An amount or rate with its unit; nothing where there is none. -->
 <xsl:template name="amount-fact">
  <xsl:param name="name"/>
  <xsl:param name="id"/>
  <xsl:call-template name="fact">
   <xsl:with-param name="name" select="$name"/>
   <xsl:with-param name="text" select="tb:phrase('sheet.amount', 'unit', tb:unit($id), 'x', $id)"/>
  </xsl:call-template>
 </xsl:template>

 <!-- 联系领导: who, since when; that it is vacant is said. -->
 <xsl:template name="liaison-fact">
  <xsl:param name="code" select="$code"/>
  <xsl:variable name="liaison" select="$figures/f:liaisons/f:liaison[@subject = $code]"/>
  <xsl:call-template name="fact">
   <xsl:with-param name="name" select="'liaison'"/>
   <xsl:with-param name="text">
    <xsl:choose>
     <xsl:when test="$liaison"><xsl:value-of select="tb:phrase('sheet.liaison', 'state', $liaison/@state, 'leader', $liaison/@leader, 'post', $liaison/@post, 'previous', $liaison/@previous)"/></xsl:when>
    </xsl:choose>
   </xsl:with-param>
  </xsl:call-template>
 </xsl:template>

 <xsl:template name="lamp-fact">
  <xsl:param name="subject" select="$subject"/>
  <xsl:call-template name="fact">
   <xsl:with-param name="name" select="'lamp'"/>
   <xsl:with-param name="text" select="tb:phrase('sheet.lamp', 'lamp', $subject/@lamp, 'rule', $subject/@lamp-rule,
     'months', string(number(substring($subject/@lamp-since, 6))), 'before', string($subject/@lamp-before), 'month', $month)"/>
  </xsl:call-template>
 </xsl:template>

 <!-- On which list it is, and for how long it has earned that. -->
 <xsl:template name="escalated">
  <xsl:for-each select="$figures/f:escalations/f:escalation[@subject = local-name($subject)]/f:item[@code = $code]">
   <xsl:call-template name="run"/>
   <xsl:variable name="doer"><xsl:call-template name="doer"/></xsl:variable>
   <xsl:value-of select="tb:phrase('sheet.escalated', 'name', ../@name, 'doer', string($doer))"/>
  </xsl:for-each>
 </xsl:template>

 <!-- ===== its months ===== -->

 <!-- What it made month by month, beside what it needs a month from now on; of months that all
      made nothing there is no picture, the text says so, nor of one month's revenue. -->
 <xsl:template name="months-chart">
  <xsl:param name="id" select="'months'"/>
  <xsl:param name="scope"/>
  <xsl:param name="series"/>
  <xsl:param name="plot" select="'high'"/>
  <xsl:param name="width" select="'column'"/>
  <!-- of a project: of one that is finished nothing is needed any more -->
  <xsl:param name="stage" select="''"/>
  <xsl:variable name="fine" select="string($subject/@fine)"/>
  <xsl:variable name="amounts" select="concat($scope, tb:if($fine = 'yes', '/fine-', '/'), $series)"/>
  <xsl:variable name="needed" select="tb:if(not($stage = '竣工' or $stage = '投产'), concat($amounts, '-needed'))"/>
  <xsl:variable name="now" select="concat($amounts, '-month')"/>
  <xsl:variable name="points">
   <xsl:for-each select="$told"><xsl:call-template name="point"><xsl:with-param name="id" select="concat($now, @at)"/></xsl:call-template></xsl:for-each>
  </xsl:variable>
  <xsl:if test="tb:state(concat($scope, '/', $series)) != 'none' and tb:state(concat($scope, '/', $series)) != 'missing' and
    exsl:node-set($points)/*[@value and number(@value) != 0] and ($series = 'inv' or exsl:node-set($points)/*[@value][2])">
   <chart id="{$id}" form="bars" width="{$width}" plot="{$plot}" direction="vertical" unit="{tb:unit($now)}"
     title="{tb:if($series = 'inv', tb:phrase('sheet.months.inv.title', 'fine', $fine, 'm', $figures/@month-label, 'month', $month, 'k', $remaining, 'x', $now, 'n', tb:maybe($needed)),
      tb:phrase('sheet.months.rev.title', 'm', $figures/@month-label, 'month', $month, 'k', $remaining, 'x', $now, 'n', tb:maybe($needed), 'g', tb:maybe(concat($scope, '/rev-mom'))))}"
     subtitle="{tb:if($series = 'inv', tb:phrase('sheet.months.inv.subtitle', 'fine', $fine), tb:phrase('sheet.months.rev.subtitle'))}">
    <!-- the need of a month is not laid over a bar of two -->
    <xsl:if test="$told[2] and $needed != '' and number(tb:dec($needed)) &gt; 0 and not($told[number(tb:dec(concat($now, @at))) &lt; 0])">
     <mark value="{tb:dec($needed)}" label="{tb:phrase('sheet.months.needed', 'n', $needed)}" from="{tb:phrase('chart.curve.month', 'm', $told[2]/@n)}"/>
    </xsl:if>
    <xsl:call-template name="told-categories"/>
    <series name="{tb:phrase('sheet.months.name')}" part="actual">
     <xsl:copy-of select="$points"/>
    </series>
   </chart>
  </xsl:if>
 </xsl:template>

 <!-- Month amounts, cumulative values and lamps in figures. -->
 <xsl:template name="months-table">
  <xsl:param name="id" select="'months-table'"/>
  <xsl:param name="subject" select="$subject"/>
  <xsl:param name="scope"/>
  <xsl:param name="series"/>
  <xsl:variable name="lamps" select="str:tokenize($subject/@lamp-months)"/>
  <xsl:variable name="fine" select="string($subject/@fine)"/>
  <xsl:variable name="amounts" select="concat($scope, tb:if($fine = 'yes', '/fine-', '/'), $series)"/>
  <xsl:variable name="body">
   <xsl:for-each select="str:tokenize('-month ~')">
    <xsl:variable name="quantity" select="translate(., '~', '')"/>
    <row>
     <cell><xsl:value-of select="tb:phrase(concat('sheet.row', $quantity), 'series', $series, 'fine', $fine)"/></cell>
     <xsl:for-each select="$told">
      <xsl:call-template name="figure"><xsl:with-param name="id" select="concat($amounts, $quantity, @at)"/></xsl:call-template>
     </xsl:for-each>
    </row>
   </xsl:for-each>
  </xsl:variable>
  <!-- of what has nothing to tell, no table -->
  <xsl:if test="$told[tb:dec(concat($scope, '/', $series, @at)) != '' or tb:state(concat($scope, '/', $series, @at)) = 'missing']">
  <table id="{$id}" note-marks="※">
   <columns>
    <column align="left" width="8em"/>
    <xsl:for-each select="$told"><column align="decimal"/></xsl:for-each>
   </columns>
   <thead>
    <row>
     <cell><xsl:value-of select="tb:phrase('sheet.month')"/></cell>
     <xsl:for-each select="$told"><cell><xsl:value-of select="tb:phrase('chart.curve.month', 'm', @n)"/></cell></xsl:for-each>
    </row>
   </thead>
   <tbody>
    <xsl:copy-of select="$body"/>
    <!-- of what has no plan, no lamps -->
    <xsl:if test="$lamps[. != 'none']">
     <row>
      <cell><xsl:value-of select="tb:phrase('sheet.row.lamp')"/></cell>
      <xsl:for-each select="$lamps"><cell><xsl:value-of select="tb:phrase('lamp.mark', 'lamp', string(.))"/></cell></xsl:for-each>
     </row>
    </xsl:if>
   </tbody>
   <xsl:if test="contains(string($body), '※')">
    <!-- an amount that is more than a month's, behind a month that was carried -->
    <xsl:variable name="later" select="$told[tb:has(concat($scope, '/', $series, '-month', @at)) and tb:state(concat($scope, '/', $series, '-month', @at)) = 'carried'
      and tb:state(concat($scope, '/', $series, @at)) != 'carried']"/>
    <note><xsl:value-of select="concat(tb:phrase('note.first'), tb:phrase(concat('note.carried', tb:if($later, '.months'))))"/></note>
   </xsl:if>
  </table>
  </xsl:if>
 </xsl:template>

 <!-- Months without a report. -->
 <xsl:template name="silence">
  <xsl:param name="subject" select="$subject"/>
  <xsl:value-of select="tb:phrase('sheet.silent', 'carried', $subject/@carried, 'n', string($subject/@missing-months), 'by', string($subject/@reporter-name))"/>
 </xsl:template>

 <!-- ===== industries and enterprises ===== -->

 <xsl:template name="revenue-facts">
  <xsl:param name="subject" select="$subject"/>
  <xsl:param name="scope"/>
  <xsl:param name="unlisted" select="false()"/>
  <xsl:call-template name="amount-fact"><xsl:with-param name="name" select="'last'"/><xsl:with-param name="id" select="concat($scope, '/rev-last-year')"/></xsl:call-template>
  <!-- of what no plan names the text says so, once -->
  <xsl:if test="not($unlisted)">
   <xsl:call-template name="amount-fact"><xsl:with-param name="name" select="'plan'"/><xsl:with-param name="id" select="concat($scope, '/rev-plan')"/></xsl:call-template>
   <xsl:variable name="target" select="concat($scope, '/rev-outlook-plan@', $target-year)"/>
   <xsl:call-template name="fact"><xsl:with-param name="name" select="'target'"/><xsl:with-param name="text" select="tb:phrase('sheet.goal', 'y', $target-year, 'unit', tb:unit($target), 'x', $target)"/></xsl:call-template>
  </xsl:if>
  <!-- the gap is the longest: in the first column, or the last -->
  <xsl:variable name="industry" select="starts-with($scope, 'industry/')"/>
  <xsl:if test="$industry"><xsl:call-template name="gap-fact"><xsl:with-param name="scope" select="$scope"/></xsl:call-template></xsl:if>
  <xsl:variable name="ladder" select="$figures/f:steps[@subject = substring-before($scope, '/')]/f:step"/>
  <xsl:call-template name="fact">
   <xsl:with-param name="name" select="'tier'"/>
   <xsl:with-param name="text" select="tb:if(tb:dec(concat($scope, '/', $stand-by)) != '', tb:phrase('sheet.tier', 'word', string($ladder[number(@dec) = number(tb:dec(concat($scope, '/', $stand, 'tier')))]/@word)))"/>
  </xsl:call-template>
  <xsl:if test="not($industry)"><xsl:call-template name="gap-fact"><xsl:with-param name="scope" select="$scope"/></xsl:call-template></xsl:if>
  <xsl:if test="not($unlisted)"><xsl:call-template name="lamp-fact"><xsl:with-param name="subject" select="$subject"/></xsl:call-template></xsl:if>
  <xsl:call-template name="liaison-fact"><xsl:with-param name="code" select="string($subject/@code)"/></xsl:call-template>
 </xsl:template>

 <xsl:template name="gap-fact">
  <xsl:param name="scope"/>
  <xsl:call-template name="fact">
   <xsl:with-param name="name" select="'gap'"/>
   <xsl:with-param name="text" select="tb:phrase('sheet.gap', 'x', concat($scope, '/', $stand, 'gap'), 'word', concat($scope, '/', $stand, 'next-step'))"/>
  </xsl:call-template>
 </xsl:template>

 <!-- Of what was not reported there is no amount of the month. -->
 <xsl:template name="investment-said">
  <xsl:param name="subject" select="$subject"/>
  <xsl:param name="scope"/>
  <xsl:param name="stage" select="''"/>
  <xsl:variable name="fine" select="string($subject/@fine)"/>
  <xsl:variable name="amounts" select="concat($scope, tb:if($fine = 'yes', '/fine-inv', '/inv'))"/>
  <xsl:value-of select="tb:phrase('sheet.inv', 'stage', $stage, 'month', $month, 'period', $period, 'fine', $fine, 'lamp', tb:if($subject/@lamp-rule = 'lead', string($subject/@lamp)),
    'x', $amounts, 'p', concat($scope, '/inv-completion'), 'd', concat($scope, '/inv-lead'), 'o', tb:if($month = '12', concat($amounts, '-open')))"/>
  <xsl:call-template name="sentence">
   <xsl:with-param name="a" select="tb:if($subject/@carried != 'yes',
     tb:phrase('sheet.inv.month', 'month', $month, 'm', $figures/@month-label, 'fine', $fine, 'x', concat($amounts, '-month'), 't', $amounts))"/>
   <xsl:with-param name="b" select="tb:phrase('sheet.needed', 'stage', $stage, 'k', $remaining, 'fine', $fine, 'x', concat($amounts, '-needed'))"/>
  </xsl:call-template>
  <xsl:call-template name="silence"><xsl:with-param name="subject" select="$subject"/></xsl:call-template>
 </xsl:template>
 <!-- Of what was not reported what is known is said of the months that it is of. -->
 <xsl:template name="revenue-said">
  <xsl:param name="subject" select="$subject"/>
  <xsl:param name="scope"/>
  <xsl:variable name="known" select="$told[$subject/@carried = 'yes' and (tb:state(concat($scope, '/rev', @at)) = 'value' or tb:state(concat($scope, '/rev', @at)) = 'zero')][last()]"/>
  <xsl:variable name="fall"><xsl:call-template name="fall"><xsl:with-param name="scope" select="$scope"/></xsl:call-template></xsl:variable>
  <xsl:variable name="miss"><xsl:call-template name="miss"><xsl:with-param name="scope" select="$scope"/></xsl:call-template></xsl:variable>
  <xsl:choose>
   <xsl:when test="$known"><xsl:value-of select="tb:phrase('sheet.rev.carried', 'm', $known/@n, 'x', concat($scope, '/rev', $known/@at), 'g', tb:maybe(concat($scope, '/rev-growth', $known/@at)),
    'p', tb:maybe(concat($scope, '/rev-completion', $known/@at)))"/></xsl:when>
   <xsl:otherwise><xsl:value-of select="tb:phrase('sheet.rev', 'month', $month, 'period', $period, 'lamp', tb:if($subject/@lamp-rule = 'lead', string($subject/@lamp)),
    'x', concat($scope, '/rev'), 'g', concat($scope, '/rev-growth'), 'p', concat($scope, '/rev-completion'), 'd', concat($scope, '/rev-lead'), 'o', tb:if($month = '12', concat($scope, '/rev-open')))"/></xsl:otherwise>
  </xsl:choose>
  <xsl:call-template name="sentence">
   <xsl:with-param name="a" select="tb:if($subject/@carried != 'yes',
     tb:phrase('rev.month', 'month', $month, 'm', $figures/@month-label, 'x', concat($scope, '/rev-month'), 't', concat($scope, '/rev')))"/>
   <xsl:with-param name="b" select="tb:phrase('rev.needed', 'k', $remaining, 'x', concat($scope, '/rev-needed'))"/>
  </xsl:call-template>
  <xsl:call-template name="silence"><xsl:with-param name="subject" select="$subject"/></xsl:call-template>
  <xsl:variable name="landing" select="concat($scope, '/rev-landing')"/>
  <xsl:variable name="plan" select="concat($scope, '/rev-plan')"/>
  <!-- beside the year's plan, where the plan's path has the same -->
  <xsl:value-of select="tb:phrase('sheet.landing', 'month', $month, 'x', $landing,
   'd', tb:if(tb:dec($plan) != '' and tb:dec($plan) = tb:dec(concat($scope, '/rev-outlook-plan@', $year)), concat($scope, '/rev-outlook-gap@', $year)),
   'slow', tb:if(tb:dir(concat($scope, '/rev-lead')) = 'down' and tb:state($landing) != 'none' and tb:figure(concat($landing, '-method')) = 'A', 'yes'))"/>
  <xsl:choose>
   <xsl:when test="$fall != ''">
    <xsl:variable name="when" select="concat($scope, '/rev-fall')"/>
    <xsl:value-of select="tb:phrase('sheet.fall', 'y', $when, 'now', tb:if(tb:figure($when) = $year, 'yes'), 'month', $month, 'step', string($fall), 'grows', tb:dir(concat($scope, '/rev-growth')))"/>
   </xsl:when>
   <xsl:otherwise>
    <xsl:call-template name="crossing"><xsl:with-param name="scope" select="$scope"/></xsl:call-template>
    <xsl:call-template name="crossing"><xsl:with-param name="scope" select="$scope"/><xsl:with-param name="n" select="'2'"/></xsl:call-template>
    <xsl:variable name="reach"><xsl:call-template name="reach"><xsl:with-param name="scope" select="$scope"/></xsl:call-template></xsl:variable>
    <xsl:value-of select="tb:phrase('sheet.reach', 'y', $target-year, 'step', string($reach))"/>
   </xsl:otherwise>
  </xsl:choose>
  <xsl:if test="$known and tb:state(concat($scope, '/rev-crossing-step')) = 'value' and tb:state(concat($scope, '/rev-crossing')) = 'missing'"><xsl:value-of select="tb:phrase('sheet.unforeseen')"/></xsl:if>
  <!-- a step of which the crossing was told is not told again -->
  <xsl:variable name="missed" select="number($figures/f:steps[@subject = substring-before($scope, '/')]/f:step[@word = $miss]/@dec)"/>
  <xsl:variable name="target" select="concat($scope, '/rev-outlook-plan@', $target-year)"/>
  <xsl:value-of select="tb:phrase('sheet.target', 'year', $year, 'grows', tb:dir(concat($scope, '/rev-growth')), 'y', $target-year, 't', $target, 'g', concat($scope, '/rev-target-growth'),
    'miss', tb:if($fall = '' and not($missed = number(tb:dec(concat($scope, '/rev-crossing-step')))) and not($missed = number(tb:dec(concat($scope, '/rev-crossing2-step')))), string($miss)),
    'said', tb:if($fall != '' or tb:state(concat($scope, '/rev-crossing2-step')) = 'value' or
      (tb:state(concat($scope, '/rev-crossing-step')) = 'value' and tb:state(concat($scope, '/rev-crossing')) != 'missing' and tb:figure(concat($scope, '/rev-crossing')) != $year), 'yes'),
    'c', concat($scope, '/rev-outlook-current@', $target-year), 'e', concat($scope, '/rev-outlook-gap@', $target-year),
    'none', tb:if(tb:state(concat($scope, '/rev')) = 'none' and tb:state(concat($scope, '/rev-plan')) = 'none', 'yes'))"/>
 </xsl:template>

 <!-- The step that the last full year stood on, and today's growth in the target year does not. -->
 <xsl:template name="fall">
  <xsl:param name="scope"/>
  <xsl:variable name="of" select="concat(' ', substring-after($scope, '/'), ' ')"/>
  <xsl:if test="tb:dec(concat($scope, '/rev-outlook-current@', $target-year)) != ''">
   <xsl:value-of select="$figures/f:steps[@subject = substring-before($scope, '/')]/f:step[contains(concat(' ', @last, ' '), $of) and not(contains(concat(' ', @current, ' '), $of))][last()]/@word"/>
  </xsl:if>
 </xsl:template>

 <!-- The highest step that today's growth reaches by the target year, where it is above those
      whose crossing is told. -->
 <xsl:template name="reach">
  <xsl:param name="scope"/>
  <xsl:param name="last" select="tb:if(tb:state(concat($scope, '/rev-crossing2-step')) = 'value', '2')"/>
  <xsl:variable name="of" select="concat(' ', substring-after($scope, '/'), ' ')"/>
  <xsl:variable name="told" select="tb:dec(concat($scope, '/rev-crossing', $last, '-step'))"/>
  <xsl:if test="$told != ''">
   <xsl:value-of select="$figures/f:steps[@subject = substring-before($scope, '/')]/f:step[number(@dec) = number($told)]/following-sibling::f:step[contains(concat(' ', @current, ' '), $of)][last()]/@word"/>
  </xsl:if>
 </xsl:template>

 <!-- The highest step that the plan reaches by the target year, and today's growth does not. -->
 <xsl:template name="miss">
  <xsl:param name="scope"/>
  <xsl:variable name="of" select="concat(' ', substring-after($scope, '/'), ' ')"/>
  <xsl:if test="tb:dec(concat($scope, '/rev-outlook-current@', $target-year)) != ''">
   <xsl:value-of select="$figures/f:steps[@subject = substring-before($scope, '/')]/f:step[contains(concat(' ', @plan, ' '), $of) and not(contains(concat(' ', @current, ' '), $of))][last()]/@word"/>
  </xsl:if>
 </xsl:template>

 <!-- Its ladder beside its months; the months alone have all the width. -->
 <xsl:template name="revenue-charts">
  <xsl:param name="ladder"/>
  <xsl:param name="plot"/>
  <xsl:variable name="of" select="concat($ladder, '/', $code)"/>
  <xsl:variable name="left">
   <xsl:call-template name="ladder-chart"><xsl:with-param name="scope" select="$of"/><xsl:with-param name="ladder" select="$ladder"/><xsl:with-param name="plot" select="$plot"/></xsl:call-template>
  </xsl:variable>
  <xsl:variable name="beside" select="boolean(exsl:node-set($left)/*)"/>
  <xsl:copy-of select="$left"/>
  <xsl:call-template name="months-chart">
   <xsl:with-param name="scope" select="$of"/><xsl:with-param name="series" select="'rev'"/>
   <xsl:with-param name="width" select="tb:if($beside, 'column', 'full')"/><xsl:with-param name="plot" select="tb:if($beside, $plot, 'usual')"/>
  </xsl:call-template>
 </xsl:template>

 <!-- The plan's path and today's growth over the steps before it. -->
 <xsl:template name="ladder-chart">
  <xsl:param name="id" select="'path'"/>
  <xsl:param name="subject" select="$subject"/>
  <xsl:param name="scope"/>
  <xsl:param name="ladder"/>
  <xsl:param name="plot" select="'high'"/>
  <xsl:variable name="series">
   <xsl:call-template name="ladder-series"><xsl:with-param name="scope" select="$scope"/><xsl:with-param name="name" select="$subject/@short"/></xsl:call-template>
  </xsl:variable>
  <xsl:variable name="scopes"><s><xsl:value-of select="$scope"/></s></xsl:variable>
  <xsl:variable name="rungs">
   <xsl:call-template name="rungs"><xsl:with-param name="scopes" select="exsl:node-set($scopes)/*"/><xsl:with-param name="ladder" select="$ladder"/></xsl:call-template>
  </xsl:variable>
  <xsl:variable name="step" select="tb:if(tb:state(concat($scope, '/rev-crossing-step')) = 'value', tb:print(concat($scope, '/rev-crossing-step')))"/>
  <xsl:variable name="fall"><xsl:call-template name="fall"><xsl:with-param name="scope" select="$scope"/></xsl:call-template></xsl:variable>
  <xsl:variable name="fall-year" select="concat($scope, '/rev-fall')"/>
  <xsl:variable name="miss"><xsl:call-template name="miss"><xsl:with-param name="scope" select="$scope"/></xsl:call-template></xsl:variable>
  <xsl:variable name="reach"><xsl:call-template name="reach"><xsl:with-param name="scope" select="$scope"/><xsl:with-param name="last" select="''"/></xsl:call-template></xsl:variable>
  <xsl:if test="exsl:node-set($series)/* and exsl:node-set($rungs)/* and tb:dec(concat($scope, '/rev-last-year')) != ''">
   <chart id="{$id}" form="ladder" width="column" plot="{$plot}" unit="{tb:unit('city/rev')}"
     title="{tb:if($fall != '', tb:phrase('sheet.fall.title', 'y', $fall-year, 'now', tb:if(tb:figure($fall-year) = $year, 'yes'), 'month', $month, 'step', string($fall), 'grows', tb:dir(concat($scope, '/rev-growth'))),
      tb:phrase('sheet.ladder.title', 'state', tb:state(concat($scope, '/rev-crossing')), 'grows', tb:dir(concat($scope, '/rev-growth')),
       'step', $step, 'month', $month, 'now', tb:if(tb:figure(concat($scope, '/rev-crossing')) = $year, 'yes'), 'miss', string($miss), 'reach', string($reach), 't', $target-year,
       'far', tb:if(tb:state(concat($scope, '/rev-crossing')) = 'value' and not($years[@n = tb:figure(concat($scope, '/rev-crossing'))]), 'yes'),
       'below', tb:if(contains(concat(' ', $figures/f:steps[@subject = $ladder]/@slower, ' '), concat(' ', substring-after($scope, '/'), ' ')), 'yes'),
       'y', concat($scope, '/rev-crossing'), 'd', concat($scope, '/rev-crossing-gap')))}"
     subtitle="{tb:phrase('sheet.ladder.subtitle')}">
    <xsl:copy-of select="$rungs"/>
    <xsl:call-template name="years-categories"/>
    <xsl:copy-of select="$series"/>
   </chart>
  </xsl:if>
 </xsl:template>

 <!-- What is asked of the plan has columns where one of them has a plan. of: the scope of the
      industry whose firms they are, so many at most, the largest first, `all` of them counted;
      without it they are parts of a firm, in the order of the plan. -->
 <xsl:template name="firms-table">
  <xsl:param name="id" select="'firms'"/>
  <xsl:param name="rows"/>
  <xsl:param name="of" select="''"/>
  <xsl:param name="most" select="count($rows)"/>
  <xsl:param name="all" select="count($rows)"/>
  <!-- with the industry among them; where it has no number it stands last -->
  <xsl:variable name="whole" select="$figures/f:industries/f:industry[$of = concat('industry/', @code)]"/>
  <xsl:variable name="order-list">
   <xsl:for-each select="$rows | $whole">
    <xsl:sort select="tb:if($of != '', tb:dec(concat(local-name(), '/', @code, '/rev')), '0')" data-type="number" order="descending"/>
    <f code="{@code}" kind="{local-name()}"/>
   </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="order" select="exsl:node-set($order-list)/*"/>
  <xsl:variable name="shown" select="$rows[@code = $order[@kind = 'enterprise'][position() &lt;= $most]/@code]"/>
  <xsl:variable name="planned" select="boolean($shown[tb:state(concat('enterprise/', @code, '/rev-plan')) != 'none'])"/>
  <!-- a part that is more than the whole -->
  <xsl:variable name="larger"><xsl:if test="$whole and tb:dec(concat($of, '/rev')) != ''">
   <xsl:call-template name="names"><xsl:with-param name="of" select="$shown[@code = $order[@kind = 'industry']/preceding-sibling::*/@code]"/></xsl:call-template>
  </xsl:if></xsl:variable>
  <xsl:variable name="more" select="concat(tb:phrase('sheet.firms.larger', 'names', string($larger)),
    tb:phrase('sheet.firms.more', 'shown', string(count($shown)), 'n', string($all - count($shown)), 'some', tb:if($all &gt; count($shown), 'yes')))"/>
  <xsl:variable name="body">
   <xsl:for-each select="$shown">
    <xsl:sort select="tb:if($of != '', tb:dec(concat('enterprise/', @code, '/rev')), '0')" data-type="number" order="descending"/>
    <row>
     <cell><xsl:value-of select="@short"/></cell>
     <xsl:call-template name="cells">
      <xsl:with-param name="scope" select="concat('enterprise/', @code)"/>
      <xsl:with-param name="list" select="concat('rev rev-growth', tb:if($planned, ' rev-completion rev-lead'))"/>
     </xsl:call-template>
     <xsl:if test="$planned"><xsl:call-template name="lamp"/></xsl:if>
    </row>
   </xsl:for-each>
  </xsl:variable>
  <table id="{$id}" note-marks="※">
   <xsl:call-template name="columns"><xsl:with-param name="list" select="concat('left:10 decimal decimal', tb:if($planned, ' decimal decimal center'))"/></xsl:call-template>
   <xsl:call-template name="heads"><xsl:with-param name="text" select="tb:phrase(concat('sheet.heads.', tb:if($of != '', 'firms', 'parts')), 'month', $month, 'planned', tb:if($planned, 'yes'))"/></xsl:call-template>
   <tbody><xsl:copy-of select="$body"/></tbody>
   <xsl:variable name="carried"><xsl:if test="contains(string($body), '※')"><xsl:value-of select="concat(tb:phrase('note.first'), tb:phrase('note.carried'))"/></xsl:if></xsl:variable>
   <xsl:if test="concat($carried, $more) != ''"><note><xsl:value-of select="concat($carried, $more)"/></note></xsl:if>
  </table>
 </xsl:template>

 <!-- ===== problems ===== -->

 <!-- Those that name it, by its name or its short one. -->
 <xsl:variable name="own-problems" select="$figures/f:problems/f:problem[contains(@text, $subject/@name) or
    (string-length($subject/@short) &gt; 3 and contains(@text, $subject/@short))]"/>
 <xsl:template name="problems">
  <xsl:call-template name="problems-list"><xsl:with-param name="items" select="$own-problems"/></xsl:call-template>
 </xsl:template>

 <!-- What of it is not done. -->
 <xsl:template name="problems-said">
  <xsl:variable name="open" select="$own-problems[@status != '销号']"/>
  <xsl:value-of select="tb:phrase('sheet.problems.said', 'n', string(count($open)), 'late', string(count($open[@overdue = 'yes'])),
    'days', string($open/@overdue-days), 'by', string($open/@responsible))"/>
 </xsl:template>

 <!-- At most so many, the rest are counted. -->
 <xsl:template name="problems-list">
  <xsl:param name="id" select="'problems'"/>
  <xsl:param name="items"/>
  <xsl:param name="most" select="3"/>
  <xsl:param name="otherwise" select="tb:phrase('sheet.problems.none', 'of', local-name($subject))"/>
  <xsl:choose>
   <xsl:when test="$items">
    <table id="{$id}">
     <xsl:call-template name="columns"><xsl:with-param name="list" select="'left:14 left:6:9 center:6 center:6 center:6:7'"/></xsl:call-template>
     <xsl:call-template name="heads"><xsl:with-param name="text" select="tb:phrase('sheet.heads.problems')"/></xsl:call-template>
     <tbody>
      <xsl:for-each select="$items[position() &lt;= $most]">
       <row>
        <cell><xsl:value-of select="@text"/></cell>
        <cell><xsl:value-of select="@responsible"/></cell>
        <cell><xsl:value-of select="tb:day(@opened)"/></cell>
        <cell><xsl:choose><xsl:when test="string(@due) != ''"><xsl:value-of select="tb:day(@due)"/></xsl:when><xsl:otherwise><xsl:value-of select="$none"/></xsl:otherwise></xsl:choose></cell>
        <cell>
         <xsl:value-of select="tb:phrase('sheet.problem', 'status', @status)"/>
         <xsl:if test="@closed"><br/><xsl:value-of select="tb:day(@closed)"/></xsl:if>
         <xsl:if test="@overdue = 'yes'"><br/><xsl:value-of select="tb:phrase('cell.problem.late', 'days', string(@overdue-days))"/></xsl:if>
        </cell>
       </row>
      </xsl:for-each>
     </tbody>
     <xsl:if test="count($items) &gt; $most"><note><xsl:value-of select="tb:phrase('sheet.problems.more', 'n', string(count($items) - $most))"/></note></xsl:if>
    </table>
   </xsl:when>
   <xsl:otherwise><note><xsl:value-of select="$otherwise"/></note></xsl:otherwise>
  </xsl:choose>
 </xsl:template>
</xsl:stylesheet>
