<?xml version="1.0" encoding="UTF-8"?>
<!-- 台阶预测 (F14-F17): who crosses which step by the target year, how much growth it takes,
     and what becomes of the plan's path, of today's growth and of the growth that is needed. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:f="urn:tongbao:figures:1" xmlns:tb="urn:tongbao:xslt" xmlns:i="urn:tongbao:issue:1"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings"
  xmlns="urn:tongbao:document:1" xmlns:d="urn:tongbao:document:1" exclude-result-prefixes="f i tb exsl str d">

 <xsl:include href="parts/common.xsl"/>
 <xsl:include href="parts/charts.xsl"/>
 <xsl:include href="parts/outlook.xsl"/>

 <xsl:variable name="charts" select="/.."/>
 <xsl:variable name="industries" select="$figures/f:industries/f:industry"/>
 <xsl:variable name="firms" select="$figures/f:enterprises[@group = 'annex']/f:enterprise[@child = 'no']"/>
 <!-- a ladder has room for six -->
 <xsl:variable name="most" select="6"/>

 <xsl:template match="/">
  <xsl:variable name="title" select="tb:phrase('forecast.title', 'y', $target-year, 'period', $period, 'year', $year, 'months', $until)"/>
  <document version="1" name="{tb:name()}" period="{$figures/@period}" lang="zh-CN" style="report" digest="{tb:digest()}">
   <xsl:call-template name="info"><xsl:with-param name="title" select="$title"/></xsl:call-template>
   <title><xsl:value-of select="$title"/></title>
   <body>
    <xsl:variable name="body"><xsl:call-template name="body"/></xsl:variable>
    <xsl:apply-templates select="exsl:node-set($body)/*" mode="number"/>
   </body>
  </document>
 </xsl:template>

 <!-- What is drawn depends on the figures: pictures are numbered as they come. -->
 <xsl:template match="*" mode="number"><xsl:copy-of select="."/></xsl:template>
 <xsl:template match="d:chart" mode="number">
  <chart>
   <xsl:copy-of select="@*"/>
   <xsl:attribute name="caption"><xsl:value-of select="tb:phrase('chart.caption', 'n', string(count(preceding-sibling::d:chart) + 1), 'title', string(@caption))"/></xsl:attribute>
   <xsl:copy-of select="node()"/>
  </chart>
 </xsl:template>

 <xsl:template name="body">
  <p><xsl:value-of select="tb:phrase('forecast.assumptions', 'label', $label, 'months', $until, 'month', $month, 'year', $year, 'y', $target-year)"/></p>
  <h level="1"><xsl:value-of select="tb:phrase('forecast.h.industries')"/></h>
  <xsl:call-template name="kind">
   <xsl:with-param name="kind" select="'industry'"/>
   <xsl:with-param name="of" select="$industries"/>
  </xsl:call-template>
  <h level="1"><xsl:value-of select="tb:phrase('forecast.h.enterprises')"/></h>
  <xsl:call-template name="kind">
   <xsl:with-param name="kind" select="'enterprise'"/>
   <xsl:with-param name="of" select="$firms"/>
  </xsl:call-template>
  <h level="1"><xsl:value-of select="tb:phrase('forecast.h.total')"/></h>
  <xsl:call-template name="total"/>
 </xsl:template>

 <!-- Of industries or enterprises: who reaches the step that is counted, who crosses when,
      the ladder of those that have to climb, and the growth that is needed. -->
 <xsl:template name="kind">
  <xsl:param name="kind"/>
  <xsl:param name="of"/>
  <!-- the phrase's word, or the highest step that the plan reaches -->
  <xsl:variable name="steps" select="$figures/f:steps[@subject = $kind]/f:step"/>
  <xsl:variable name="usual" select="tb:phrase(concat('steps.', $kind, '.word'))"/>
  <xsl:variable name="reached-steps">
   <xsl:for-each select="$steps">
    <xsl:if test="@word = $usual or (not($steps[@word = $usual]) and @plan != '')"><s word="{@word}"/></xsl:if>
   </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="word" select="string(exsl:node-set($reached-steps)/*[last()]/@word)"/>
  <xsl:variable name="step" select="$steps[@word = $word] | $steps[$word = ''][1]"/>
  <xsl:variable name="planned" select="$of[contains(concat(' ', $step/@plan, ' '), concat(' ', @code, ' '))]"/>
  <xsl:variable name="stood" select="$of[contains(concat(' ', $step/@last, ' '), concat(' ', @code, ' '))]"/>
  <xsl:variable name="now"><xsl:if test="$step/@reached"><xsl:value-of select="count($of[contains(concat(' ', $step/@reached, ' '), concat(' ', @code, ' '))])"/></xsl:if></xsl:variable>
  <xsl:variable name="reached" select="$of[contains(concat(' ', $step/@current, ' '), concat(' ', @code, ' '))]"/>
  <!-- who did not report has no growth to fall behind by -->
  <xsl:variable name="unknown" select="$of[tb:state(concat($kind, '/', @code, '/rev-outlook-current@', $target-year)) = 'missing']"/>
  <xsl:variable name="lacking" select="$planned[not(@code = $reached/@code) and not(@code = $unknown/@code)]"/>
  <xsl:variable name="known" select="$of[tb:dec(concat($kind, '/', @code, '/rev-outlook-current@', $target-year)) != '']"/>
  <xsl:variable name="late" select="$of[tb:dir(concat($kind, '/', @code, '/rev-crossing-gap')) = 'up']"/>
  <xsl:variable name="never" select="$of[tb:state(concat($kind, '/', @code, '/rev-crossing')) = 'none' and tb:state(concat($kind, '/', @code, '/rev-crossing-plan')) = 'value']"/>
  <xsl:variable name="bare" select="$of[tb:state(concat($kind, '/', @code, '/rev-margin')) = 'zero']"/>
  <xsl:variable name="names"><xsl:call-template name="names"><xsl:with-param name="of" select="$reached[position() &lt;= 8]"/></xsl:call-template></xsl:variable>
  <xsl:variable name="short"><xsl:call-template name="names"><xsl:with-param name="of" select="$lacking[position() &lt;= 8]"/></xsl:call-template></xsl:variable>
  <xsl:variable name="late-list"><xsl:call-template name="when"><xsl:with-param name="kind" select="$kind"/><xsl:with-param name="of" select="$late"/></xsl:call-template></xsl:variable>
  <xsl:variable name="never-list"><xsl:call-template name="names"><xsl:with-param name="of" select="$never"/></xsl:call-template></xsl:variable>
  <xsl:variable name="bare-list"><xsl:call-template name="names"><xsl:with-param name="of" select="$bare"/></xsl:call-template></xsl:variable>
  <p>
   <xsl:value-of select="tb:phrase('forecast.counts', 'kind', $kind, 'y', $target-year, 'word', string($step/@word),
     'a', string(count($stood)), 'now', string($now), 'b', string(count($planned)), 'c', string(count($reached)), 'names', string($names), 'short', string($short),
     'more', tb:if(count($reached) &gt; 8, 'yes'), 'gap', string(count($lacking)), 'known', tb:if($known or not($unknown), 'yes'))"/>
   <xsl:if test="$known">
    <xsl:variable name="silent"><xsl:call-template name="names"><xsl:with-param name="of" select="$unknown[@code = $planned/@code]"/></xsl:call-template></xsl:variable>
    <xsl:value-of select="tb:phrase('forecast.unknown', 'names', string($silent))"/>
   </xsl:if>
   <xsl:value-of select="tb:phrase('forecast.late', 'list', string($late-list))"/>
   <xsl:value-of select="tb:phrase('forecast.never', 'names', string($never-list))"/>
   <xsl:value-of select="tb:phrase('forecast.bare', 'names', string($bare-list), 'y', $target-year)"/>
  </p>
  <xsl:call-template name="ladder">
   <xsl:with-param name="kind" select="$kind"/>
   <xsl:with-param name="of" select="($lacking | $planned[not(@code = $stood/@code)] | $late)[tb:dec(concat($kind, '/', @code, '/rev-last-year')) != '' and tb:dec(concat($kind, '/', @code, '/rev-outlook-current@', $target-year)) != ''][position() &lt;= $most]"/>
   <xsl:with-param name="count" select="count($lacking)"/>
   <xsl:with-param name="word" select="string($step/@word)"/>
  </xsl:call-template>
  <xsl:call-template name="slope">
   <xsl:with-param name="kind" select="$kind"/>
   <xsl:with-param name="of" select="$of[tb:dec(concat($kind, '/', @code, '/rev-target-growth')) != '' and tb:dec(concat($kind, '/', @code, '/rev-growth')) != '']"/>
  </xsl:call-template>
  <xsl:if test="$of"><xsl:call-template name="table"><xsl:with-param name="kind" select="$kind"/><xsl:with-param name="of" select="$of"/></xsl:call-template></xsl:if>
 </xsl:template>

 <!-- 甲（2000亿台阶，2027年，推迟2年）、… -->
 <xsl:template name="when">
  <xsl:param name="kind"/>
  <xsl:param name="of"/>
  <xsl:for-each select="$of">
   <xsl:variable name="id" select="concat($kind, '/', @code, '/rev-crossing')"/>
   <xsl:variable name="name"><xsl:call-template name="name"/></xsl:variable>
   <xsl:if test="position() &gt; 1"><xsl:value-of select="$and"/></xsl:if>
   <xsl:value-of select="tb:phrase('forecast.late.item', 'name', $name, 'step', tb:print(concat($id, '-step')), 'y', $id, 'd', concat($id, '-gap'))"/>
  </xsl:for-each>
 </xsl:template>

 <xsl:template name="ladder">
  <xsl:param name="kind"/>
  <xsl:param name="of"/>
  <xsl:param name="count"/>
  <xsl:param name="word"/>
  <xsl:variable name="scopes"><xsl:for-each select="$of"><s><xsl:value-of select="concat($kind, '/', @code)"/></s></xsl:for-each></xsl:variable>
  <xsl:variable name="rungs">
   <xsl:call-template name="rungs"><xsl:with-param name="scopes" select="exsl:node-set($scopes)/*"/><xsl:with-param name="ladder" select="$kind"/></xsl:call-template>
  </xsl:variable>
  <xsl:variable name="series">
   <xsl:for-each select="$of">
    <xsl:call-template name="ladder-series"><xsl:with-param name="scope" select="concat($kind, '/', @code)"/><xsl:with-param name="name" select="@short"/></xsl:call-template>
   </xsl:for-each>
  </xsl:variable>
  <xsl:if test="exsl:node-set($series)/* and exsl:node-set($rungs)/*">
   <chart id="ladder-{$kind}" form="ladder" width="full" unit="{tb:unit('city/rev')}"
     title="{tb:phrase('forecast.ladder.title', 'm', tb:phrase('forecast.measure', 'kind', $kind), 'n', string($count), 'word', $word, 'y', $target-year)}"
     subtitle="{tb:phrase('forecast.ladder.subtitle')}"
     caption="{tb:phrase(concat('forecast.ladder.', $kind))}">
    <xsl:copy-of select="$rungs"/>
    <xsl:call-template name="years-categories"/>
    <xsl:copy-of select="$series"/>
   </chart>
  </xsl:if>
 </xsl:template>

 <!-- From the growth that is needed down, or up, to that of today. -->
 <xsl:template name="slope">
  <xsl:param name="kind"/>
  <xsl:param name="of"/>
  <xsl:if test="$of">
   <xsl:variable name="slower" select="$of[contains(concat(' ', $figures/f:steps[@subject = $kind]/@slower, ' '), concat(' ', @code, ' '))]"/>
   <chart id="slope-{$kind}" form="slope" width="full" unit="%"
     title="{tb:phrase('forecast.slope.title', 'm', tb:phrase('forecast.measure', 'kind', $kind), 'n', string(count($slower)), 'every', tb:if(count($slower) = count($of), 'yes'), 'all', string(count($of)), 'unit', tb:phrase(concat('forecast.unit.', $kind)))}"
     subtitle="{tb:phrase('forecast.slope.subtitle', 'y', $target-year)}" caption="{tb:phrase(concat('forecast.slope.', $kind))}">
    <categories>
     <category label="{tb:phrase('forecast.needed')}"/><category label="{tb:phrase('forecast.today')}"/>
    </categories>
    <xsl:for-each select="$of">
     <series name="{@short}" part="other">
      <xsl:call-template name="signed"><xsl:with-param name="id" select="concat($kind, '/', @code, '/rev-target-growth')"/></xsl:call-template>
      <xsl:call-template name="signed"><xsl:with-param name="id" select="concat($kind, '/', @code, '/rev-growth')"/></xsl:call-template>
     </series>
    </xsl:for-each>
   </chart>
  </xsl:if>
 </xsl:template>

 <!-- A rate with its sign. -->
 <xsl:template name="signed">
  <xsl:param name="id"/>
  <point value="{tb:dec($id)}" text="{concat(tb:if(tb:dir($id) = 'down', $minus), tb:print($id))}">
   <xsl:call-template name="state"><xsl:with-param name="id" select="$id"/></xsl:call-template>
  </point>
 </xsl:template>

 <xsl:template name="table">
  <xsl:param name="kind"/>
  <xsl:param name="of"/>
  <table id="t-{$kind}" unit="{tb:phrase('forecast.unit')}" note-marks="※" caption="{tb:phrase(concat('forecast.table.', $kind), 'y', $target-year)}">
   <xsl:call-template name="columns"><xsl:with-param name="list" select="'left:8:10 decimal decimal decimal center center center center decimal decimal decimal'"/></xsl:call-template>
   <xsl:call-template name="heads"><xsl:with-param name="text" select="tb:phrase('forecast.heads', 'month', $month, 'name', tb:phrase(concat('forecast.unit.name.', $kind)), 'last', $last-year, 'year', $year, 'y', $target-year)"/></xsl:call-template>
   <tbody>
    <xsl:for-each select="$of">
     <xsl:variable name="scope" select="concat($kind, '/', @code)"/>
     <row>
      <cell><xsl:call-template name="name"/></cell>
      <xsl:call-template name="cells">
       <xsl:with-param name="scope" select="$scope"/>
       <xsl:with-param name="list" select="concat('rev-last-year rev-landing rev-outlook-current@', $target-year, ' rev-crossing-step rev-crossing-plan rev-crossing')"/>
      </xsl:call-template>
      <cell><xsl:value-of select="tb:phrase('forecast.gap', 'd', concat($scope, '/rev-crossing-gap'))"/></cell>
      <xsl:call-template name="cells">
       <xsl:with-param name="scope" select="$scope"/>
       <xsl:with-param name="list" select="'rev-growth rev-target-growth rev-margin'"/>
      </xsl:call-template>
     </row>
    </xsl:for-each>
   </tbody>
   <note><xsl:value-of select="concat(tb:phrase('note.first'), tb:phrase('forecast.note', 'y', $target-year), tb:phrase('note.none'))"/></note>
  </table>
 </xsl:template>

 <!-- The city's sum by the plan and by today's growth. -->
 <xsl:template name="total">
  <xsl:variable name="plan" select="concat('city/rev-outlook-plan@', $target-year)"/>
  <xsl:variable name="current" select="concat('city/rev-outlook-current@', $target-year)"/>
  <xsl:variable name="newcomers">
   <xsl:call-template name="names"><xsl:with-param name="of" select="$industries[tb:dec(concat('industry/', @code, '/rev-outlook-plan@', $target-year)) != '' and tb:dec(concat('industry/', @code, '/rev-last-year')) = '']"/></xsl:call-template>
  </xsl:variable>
  <p><xsl:value-of select="tb:phrase('forecast.total', 'y', $target-year, 'names', string($newcomers), 'a', 'city/rev-last-year', 'p', $plan, 'c', $current)"/></p>
  <!-- the band between the two, where today's growth is never above the plan and no year parts it -->
  <xsl:variable name="banded" select="string($newcomers) = '' and not($years[tb:dec(concat('city/rev-outlook-gap@', @n)) = '' or number(tb:dec(concat('city/rev-outlook-gap@', @n))) &gt; 0])"/>
  <xsl:if test="tb:dec($current) != '' and tb:dec($plan) != '' and not($years[number(tb:dec(concat('city/rev-outlook-current@', @n))) &lt; 0 or number(tb:dec(concat('city/rev-outlook-plan@', @n))) &lt; 0])">
  <chart id="total" form="cumulative" width="full" unit="{tb:unit('city/rev')}"
    title="{tb:phrase('forecast.total.title', 'y', $target-year, 'p', $plan, 'c', $current)}"
    subtitle="{tb:phrase('forecast.total.subtitle')}" caption="{tb:phrase('forecast.total.caption')}">
   <xsl:if test="$newcomers != ''"><xsl:attribute name="note"><xsl:value-of select="tb:phrase('forecast.total.note', 'names', string($newcomers), 'y', $target-year)"/></xsl:attribute></xsl:if>
   <categories>
    <category label="{tb:phrase('outlook.year', 'y', $last-year)}"/>
    <xsl:for-each select="$years">
     <xsl:variable name="y" select="@n"/>
     <xsl:variable name="before" select="preceding-sibling::*[1]/@n"/>
     <!-- the plan has a value of one for the first time: the sum is of others than before -->
     <xsl:if test="$before and $industries[tb:dec(concat('industry/', @code, '/rev-outlook-plan@', $y)) != '' and tb:dec(concat('industry/', @code, '/rev-outlook-plan@', $before)) = '']">
      <break/>
     </xsl:if>
     <category label="{tb:phrase('outlook.year', 'y', $y)}"/>
    </xsl:for-each>
   </categories>
   <xsl:for-each select="str:tokenize('plan outlook low high')[. = 'plan' or . = 'outlook' or $banded]">
    <series part="{.}" name="{tb:phrase(concat('forecast.total.', .))}">
     <xsl:call-template name="years-points">
      <xsl:with-param name="scope" select="'city'"/>
      <xsl:with-param name="scenario">
       <xsl:choose><xsl:when test=". = 'plan' or . = 'high'">plan</xsl:when><xsl:otherwise>current</xsl:otherwise></xsl:choose>
      </xsl:with-param>
     </xsl:call-template>
    </series>
   </xsl:for-each>
  </chart>
  </xsl:if>
 </xsl:template>
</xsl:stylesheet>
