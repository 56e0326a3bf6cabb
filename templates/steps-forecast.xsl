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
 <!-- of a long list so many are named, unless only two more would be left -->
 <xsl:variable name="listed" select="8"/>

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
 <xsl:template match="d:table" mode="number">
  <table>
   <xsl:copy-of select="@*"/>
   <xsl:attribute name="caption"><xsl:value-of select="tb:phrase('forecast.table.caption', 'n', string(count(preceding-sibling::d:table) + 1), 'title', string(@caption))"/></xsl:attribute>
   <xsl:copy-of select="node()"/>
  </table>
 </xsl:template>

 <xsl:template name="body">
  <!-- whose year is reckoned by the month -->
  <xsl:variable name="by-month">
   <xsl:call-template name="shorts">
    <xsl:with-param name="of" select="$industries[tb:figure(concat('industry/', @code, '/rev-landing-method')) = 'B'] | $firms[tb:figure(concat('enterprise/', @code, '/rev-landing-method')) = 'B']"/>
   </xsl:call-template>
  </xsl:variable>
  <p><xsl:value-of select="tb:phrase('forecast.assumptions', 'label', $label, 'months', $until, 'month', $month, 'year', $year, 'y', $target-year, 'names', string($by-month))"/></p>
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

 <!-- Names as the pictures have them, so that a firm has one name in all of the document. -->
 <xsl:template name="shorts">
  <xsl:param name="of"/>
  <xsl:for-each select="$of">
   <xsl:if test="position() &gt; 1"><xsl:value-of select="$and"/></xsl:if>
   <xsl:value-of select="@short"/>
  </xsl:for-each>
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
  <!-- who did not report has no growth to fall behind by, nor has who has none -->
  <xsl:variable name="known" select="$of[tb:dec(concat($kind, '/', @code, '/rev-outlook-current@', $target-year)) != '']"/>
  <xsl:variable name="unknown" select="$of[tb:state(concat($kind, '/', @code, '/rev-outlook-current@', $target-year)) = 'missing']"/>
  <xsl:variable name="out" select="$planned[not(@code = $known/@code)]"/>
  <xsl:variable name="lacking" select="$planned[not(@code = $reached/@code) and @code = $known/@code]"/>
  <xsl:variable name="newcomers" select="$planned[not(@code = $stood/@code) and not(@code = $lacking/@code)]"/>
  <!-- of the other enterprises, who gets there -->
  <xsl:variable name="others" select="$figures/f:enterprises[$kind = 'enterprise' and @group != 'annex']/f:enterprise[@child = 'no' and contains(concat(' ', $step/@current, ' '), concat(' ', @code, ' '))]"/>
  <xsl:variable name="behind" select="$of[tb:dir(concat($kind, '/', @code, '/rev-crossing-gap')) = 'up' or tb:dir(concat($kind, '/', @code, '/rev-crossing2-gap')) = 'up' or
    (tb:state(concat($kind, '/', @code, '/rev-crossing')) = 'none' and tb:state(concat($kind, '/', @code, '/rev-crossing-plan')) = 'value') or
    (tb:state(concat($kind, '/', @code, '/rev-crossing2')) = 'none' and tb:state(concat($kind, '/', @code, '/rev-crossing2-plan')) = 'value')]"/>
  <xsl:variable name="bare" select="$of[tb:state(concat($kind, '/', @code, '/rev-margin')) = 'zero']"/>
  <xsl:variable name="names"><xsl:call-template name="shorts"><xsl:with-param name="of" select="$reached[count($reached) &lt;= $listed + 2 or position() &lt;= $listed]"/></xsl:call-template></xsl:variable>
  <xsl:variable name="short"><xsl:call-template name="shorts"><xsl:with-param name="of" select="$lacking"/></xsl:call-template></xsl:variable>
  <xsl:variable name="silent"><xsl:call-template name="shorts"><xsl:with-param name="of" select="$out[@code = $unknown/@code]"/></xsl:call-template></xsl:variable>
  <xsl:variable name="rateless"><xsl:call-template name="shorts"><xsl:with-param name="of" select="$out[not(@code = $unknown/@code)]"/></xsl:call-template></xsl:variable>
  <xsl:variable name="others-list">
   <xsl:for-each select="$others">
    <xsl:if test="position() &gt; 1"><xsl:value-of select="$and"/></xsl:if>
    <xsl:value-of select="tb:phrase('forecast.others.item', 'name', string(@short), 'g', concat($kind, '/', @code, '/rev-growth'))"/>
   </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="missed-list">
   <xsl:call-template name="missed">
    <xsl:with-param name="steps" select="$steps[not(@word = $step/@word)]"/>
    <xsl:with-param name="of" select="$known[not(@code = $lacking/@code) and not(@code = $behind/@code)]"/>
   </xsl:call-template>
  </xsl:variable>
  <xsl:variable name="behind-list"><xsl:call-template name="when"><xsl:with-param name="kind" select="$kind"/><xsl:with-param name="of" select="$behind"/></xsl:call-template></xsl:variable>
  <xsl:variable name="bare-list"><xsl:call-template name="shorts"><xsl:with-param name="of" select="$bare"/></xsl:call-template></xsl:variable>
  <p>
   <xsl:value-of select="tb:phrase('forecast.counts', 'kind', $kind, 'y', $target-year, 'word', string($step/@word),
     'a', string(count($stood)), 'now', string($now), 'b', string(count($planned)), 'c', string(count($reached)), 'names', string($names), 'short', string($short),
     'more', tb:if(count($reached) &gt; $listed + 2, 'yes'), 'gap', string(count($lacking)), 'out', tb:if($out, 'yes'),
     'known', tb:if($known or not($of), 'yes', tb:if(not($unknown), 'rate')))"/>
   <xsl:if test="$known">
    <xsl:value-of select="tb:phrase('forecast.unknown', 'names', string($silent))"/>
    <xsl:value-of select="tb:phrase('forecast.rateless', 'names', string($rateless))"/>
   </xsl:if>
   <xsl:value-of select="tb:phrase('forecast.others', 'kind', $kind, 'n', string(count($others)), 'list', string($others-list))"/>
   <xsl:value-of select="tb:phrase('forecast.missed', 'list', string($missed-list), 'y', $target-year)"/>
   <xsl:value-of select="tb:phrase('forecast.behind', 'list', string($behind-list))"/>
   <xsl:value-of select="tb:phrase('forecast.bare', 'names', string($bare-list), 'y', $target-year)"/>
  </p>
  <xsl:if test="$of"><xsl:call-template name="table"><xsl:with-param name="kind" select="$kind"/><xsl:with-param name="of" select="$of"/></xsl:call-template></xsl:if>
  <!-- who is to climb the step and does not, who does; else who is behind on another -->
  <xsl:variable name="climbers">
   <xsl:call-template name="drawable"><xsl:with-param name="kind" select="$kind"/><xsl:with-param name="of" select="$lacking"/></xsl:call-template>
   <xsl:call-template name="drawable"><xsl:with-param name="kind" select="$kind"/><xsl:with-param name="of" select="$newcomers"/></xsl:call-template>
  </xsl:variable>
  <xsl:variable name="rest">
   <xsl:if test="not(exsl:node-set($climbers)/*)">
    <xsl:call-template name="drawable"><xsl:with-param name="kind" select="$kind"/><xsl:with-param name="of" select="$behind"/></xsl:call-template>
   </xsl:if>
  </xsl:variable>
  <!-- whom the plan has new on the step, and nothing can be reckoned of -->
  <xsl:variable name="undrawn" select="$out[not(@code = $stood/@code)]"/>
  <xsl:variable name="undrawn-list"><xsl:if test="count($undrawn) &lt; 4"><xsl:call-template name="shorts"><xsl:with-param name="of" select="$undrawn"/></xsl:call-template></xsl:if></xsl:variable>
  <xsl:variable name="what" select="tb:if(exsl:node-set($rest)/*, 'behind', tb:if($lacking[@code = $stood/@code], 'any', 'new'))"/>
  <xsl:variable name="shown" select="exsl:node-set($climbers)/* | exsl:node-set($rest)/*"/>
  <xsl:call-template name="ladder">
   <xsl:with-param name="kind" select="$kind"/>
   <xsl:with-param name="of" select="$shown[position() &lt;= $most]"/>
   <xsl:with-param name="count" select="count($lacking)"/>
   <xsl:with-param name="out" select="tb:if($out, 'yes')"/>
   <xsl:with-param name="what" select="$what"/>
   <xsl:with-param name="behind" select="count($behind)"/>
   <xsl:with-param name="word" select="string($step/@word)"/>
   <xsl:with-param name="note" select="tb:phrase('forecast.ladder.note', 'kind', $kind, 'word', string($step/@word), 'y', $target-year, 'n', string(count($shown[position() &lt;= $most])),
     'what', $what, 'more', tb:if(count($shown) &gt; $most, 'yes'), 'out', string(count($undrawn)), 'names', string($undrawn-list))"/>
  </xsl:call-template>
  <xsl:call-template name="slope">
   <xsl:with-param name="kind" select="$kind"/>
   <xsl:with-param name="of" select="$of[tb:dec(concat($kind, '/', @code, '/rev-target-growth')) != '' and tb:dec(concat($kind, '/', @code, '/rev-growth')) != '']"/>
  </xsl:call-template>
 </xsl:template>

 <!-- What a ladder can draw of them. -->
 <xsl:template name="drawable">
  <xsl:param name="kind"/>
  <xsl:param name="of"/>
  <xsl:for-each select="$of[tb:dec(concat($kind, '/', @code, '/rev-outlook-current@', $target-year)) != '']">
   <one code="{@code}" short="{@short}"/>
  </xsl:for-each>
 </xsl:template>

 <!-- 500亿（甲、乙）、…: steps that the plan has in the target year and today's growth has not, each
      subject at the lowest of its. -->
 <xsl:template name="missed">
  <xsl:param name="steps"/>
  <xsl:param name="of"/>
  <xsl:variable name="list">
   <xsl:for-each select="$steps">
    <xsl:variable name="step" select="."/>
    <xsl:variable name="under" select="preceding-sibling::f:step"/>
    <xsl:variable name="who" select="$of[contains(concat(' ', $step/@plan, ' '), concat(' ', @code, ' ')) and not(contains(concat(' ', $step/@current, ' '), concat(' ', @code, ' ')))]"/>
    <xsl:variable name="first">
     <xsl:for-each select="$who">
      <xsl:variable name="code" select="concat(' ', @code, ' ')"/>
      <xsl:if test="not($under[contains(concat(' ', @plan, ' '), $code) and not(contains(concat(' ', @current, ' '), $code))])"><one code="{@code}" short="{@short}"/></xsl:if>
     </xsl:for-each>
    </xsl:variable>
    <xsl:if test="exsl:node-set($first)/*">
     <xsl:variable name="names"><xsl:call-template name="shorts"><xsl:with-param name="of" select="exsl:node-set($first)/*"/></xsl:call-template></xsl:variable>
     <xsl:value-of select="concat('|', tb:phrase('forecast.missed.item', 'step', string(@word), 'names', string($names)))"/>
    </xsl:if>
   </xsl:for-each>
  </xsl:variable>
  <xsl:call-template name="joined"><xsl:with-param name="list" select="string($list)"/></xsl:call-template>
 </xsl:template>

 <!-- Parts that begin with a bar, as a list. -->
 <xsl:template name="joined">
  <xsl:param name="list"/>
  <xsl:for-each select="str:tokenize($list, '|')">
   <xsl:if test="position() &gt; 1"><xsl:value-of select="$and"/></xsl:if>
   <xsl:value-of select="."/>
  </xsl:for-each>
 </xsl:template>

 <!-- 甲（2000亿，2027年，推迟2年）、乙（2040年前难以跨越500亿台阶）、… (P10: also of the step after one
      that is crossed this year) -->
 <xsl:template name="when">
  <xsl:param name="kind"/>
  <xsl:param name="of"/>
  <xsl:variable name="list">
   <xsl:for-each select="$of">
    <xsl:variable name="scope" select="concat($kind, '/', @code)"/>
    <xsl:variable name="name" select="string(@short)"/>
    <xsl:for-each select="str:tokenize('rev-crossing rev-crossing2')">
     <xsl:variable name="id" select="concat($scope, '/', .)"/>
     <xsl:if test="tb:dir(concat($id, '-gap')) = 'up' or (tb:state($id) = 'none' and tb:state(concat($id, '-plan')) = 'value')">
      <xsl:value-of select="concat('|', tb:phrase('forecast.behind.item', 'name', $name, 'step', tb:print(concat($id, '-step')), 'grows', tb:dir(concat($scope, '/rev-growth')),
        'y', $id, 'd', concat($id, '-gap')))"/>
     </xsl:if>
    </xsl:for-each>
   </xsl:for-each>
  </xsl:variable>
  <xsl:call-template name="joined"><xsl:with-param name="list" select="string($list)"/></xsl:call-template>
 </xsl:template>

 <xsl:template name="ladder">
  <xsl:param name="kind"/>
  <xsl:param name="of"/>
  <xsl:param name="count"/>
  <xsl:param name="out"/>
  <xsl:param name="what"/>
  <xsl:param name="behind"/>
  <xsl:param name="word"/>
  <xsl:param name="note"/>
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
     title="{tb:phrase('forecast.ladder.title', 'm', tb:phrase('forecast.measure', 'kind', $kind), 'n', string($count), 'out', $out, 'what', $what, 'k', string($behind), 'word', $word, 'y', $target-year)}"
     subtitle="{tb:phrase('forecast.ladder.subtitle')}"
     caption="{tb:phrase(concat('forecast.ladder.', $kind))}" note="{$note}">
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
     subtitle="{tb:phrase('forecast.slope.subtitle', 'month', $month, 'y', $target-year)}" rose="{tb:phrase('forecast.slope.rose')}" fell="{tb:phrase('forecast.slope.fell')}" caption="{tb:phrase(concat('forecast.slope.', $kind))}">
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
  <xsl:variable name="rows">
   <xsl:for-each select="$of">
    <xsl:variable name="scope" select="concat($kind, '/', @code)"/>
    <row>
     <cell><xsl:value-of select="@short"/></cell>
     <xsl:call-template name="cells">
      <xsl:with-param name="scope" select="$scope"/>
      <xsl:with-param name="list" select="concat('rev-last-year rev-landing rev-outlook-plan@', $target-year, ' rev-outlook-current@', $target-year, ' rev-outlook-gap@', $target-year)"/>
     </xsl:call-template>
     <xsl:call-template name="crossing-cells"><xsl:with-param name="scope" select="$scope"/><xsl:with-param name="name" select="'rev-crossing'"/></xsl:call-template>
     <!-- of who stays on its step by the plan as well nothing is asked -->
     <xsl:call-template name="cells">
      <xsl:with-param name="scope" select="$scope"/>
      <xsl:with-param name="list" select="tb:if(tb:state(concat($scope, '/rev-crossing-step')) = 'value' and tb:state(concat($scope, '/rev-crossing-plan')) != 'value', '-', 'rev-margin')"/>
     </xsl:call-template>
    </row>
    <xsl:if test="tb:state(concat($scope, '/rev-crossing2-step')) = 'value'">
     <row>
      <cell/><cell/><cell/><cell/><cell/><cell/>
      <xsl:call-template name="crossing-cells"><xsl:with-param name="scope" select="$scope"/><xsl:with-param name="name" select="'rev-crossing2'"/></xsl:call-template>
      <cell/>
     </row>
    </xsl:if>
   </xsl:for-each>
  </xsl:variable>
  <table id="t-{$kind}" unit="{tb:phrase('forecast.unit')}" note-marks="※" caption="{tb:phrase(concat('forecast.table.', $kind), 'y', $target-year)}">
   <xsl:call-template name="columns"><xsl:with-param name="list" select="'left:8:10 decimal decimal decimal decimal decimal center center center center decimal'"/></xsl:call-template>
   <xsl:call-template name="heads"><xsl:with-param name="text" select="tb:phrase('forecast.heads', 'month', $month, 'name', tb:phrase(concat('forecast.unit.name.', $kind)), 'last', $last-year, 'year', $year, 'y', $target-year)"/></xsl:call-template>
   <tbody><xsl:copy-of select="$rows"/></tbody>
   <xsl:variable name="signs"><xsl:call-template name="signs"><xsl:with-param name="in" select="string($rows)"/></xsl:call-template></xsl:variable>
   <note><xsl:value-of select="concat(tb:phrase('note.first'), tb:phrase('forecast.note', 'y', $target-year,
     'second', tb:if($of[tb:state(concat($kind, '/', @code, '/rev-crossing2-step')) = 'value'], 'yes')), $signs)"/></note>
  </table>
 </xsl:template>

 <!-- The step, when the plan has it, when it is reached, how much later. -->
 <xsl:template name="crossing-cells">
  <xsl:param name="scope"/>
  <xsl:param name="name"/>
  <xsl:variable name="id" select="concat($scope, '/', $name)"/>
  <xsl:call-template name="cells"><xsl:with-param name="scope" select="$scope"/><xsl:with-param name="list" select="concat($name, '-step ', $name, '-plan')"/></xsl:call-template>
  <cell>
   <xsl:choose>
    <xsl:when test="tb:state($id) = 'none' and tb:state(concat($id, '-step')) = 'value'">
     <xsl:value-of select="tb:phrase('forecast.never', 'grows', tb:dir(concat($scope, '/rev-growth')), 'rate', tb:if(tb:dec(concat($scope, '/rev-growth')) != '', 'yes'))"/>
    </xsl:when>
    <xsl:otherwise><xsl:value-of select="concat(tb:print($id), tb:mark($id))"/></xsl:otherwise>
   </xsl:choose>
  </cell>
  <cell><xsl:value-of select="tb:phrase('forecast.gap', 'd', concat($id, '-gap'), 'never', tb:if(tb:state($id) = 'none' and tb:state(concat($id, '-plan')) = 'value' and tb:dec(concat($scope, '/rev-growth')) != '', 'yes'))"/></cell>
 </xsl:template>

 <!-- The city's sum by the plan and by today's growth. -->
 <xsl:template name="total">
  <xsl:variable name="plan" select="concat('city/rev-outlook-plan@', $target-year)"/>
  <xsl:variable name="current" select="concat('city/rev-outlook-current@', $target-year)"/>
  <xsl:variable name="newcomers">
   <xsl:call-template name="shorts"><xsl:with-param name="of" select="$industries[tb:dec(concat('industry/', @code, '/rev-outlook-plan@', $target-year)) != '' and tb:dec(concat('industry/', @code, '/rev-last-year')) = '']"/></xsl:call-template>
  </xsl:variable>
  <xsl:variable name="gap" select="concat('city/rev-outlook-gap@', $target-year)"/>
  <!-- whom the plan has in its sum and nothing can be reckoned of -->
  <xsl:variable name="left" select="$industries[tb:dec(concat('industry/', @code, '/rev-outlook-plan@', $target-year)) != '' and tb:dec(concat('industry/', @code, '/rev-outlook-current@', $target-year)) = '']"/>
  <xsl:variable name="out">
   <xsl:choose>
    <xsl:when test="count($left) &gt; 3"><xsl:value-of select="concat(count($left), tb:phrase('forecast.unit.industry'))"/></xsl:when>
    <xsl:otherwise><xsl:call-template name="shorts"><xsl:with-param name="of" select="$left"/></xsl:call-template></xsl:otherwise>
   </xsl:choose>
  </xsl:variable>
  <p><xsl:value-of select="tb:phrase('forecast.total', 'y', $target-year, 'names', string($newcomers), 'out', string($out), 'a', 'city/rev-last-year', 'p', $plan, 'c', $current, 'd', $gap,
    'month', $month, 'e', concat('city/rev-outlook-current@', $year))"/></p>
  <!-- the band between the two, where today's growth is never above the plan and no year parts it -->
  <xsl:variable name="banded" select="string($newcomers) = '' and not($years[tb:dec(concat('city/rev-outlook-gap@', @n)) = '' or number(tb:dec(concat('city/rev-outlook-gap@', @n))) &gt; 0])"/>
  <xsl:if test="tb:dec($current) != '' and tb:dec($plan) != '' and not($years[number(tb:dec(concat('city/rev-outlook-current@', @n))) &lt; 0 or number(tb:dec(concat('city/rev-outlook-plan@', @n))) &lt; 0])">
  <chart id="total" form="cumulative" width="full" unit="{tb:unit('city/rev')}"
    title="{tb:phrase('forecast.total.title', 'y', $target-year, 'out', string($out), 'p', $plan, 'c', $current, 'd', $gap)}"
    subtitle="{tb:phrase('forecast.total.subtitle')}" caption="{tb:phrase('forecast.total.caption')}">
   <xsl:if test="$newcomers != ''"><xsl:attribute name="note"><xsl:value-of select="tb:phrase('forecast.total.note', 'names', string($newcomers), 'out', string($out), 'same', tb:if(string($out) = string($newcomers), 'yes'), 'y', $target-year)"/></xsl:attribute></xsl:if>
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
   <!-- a year that is over and of which all is told was made -->
   <xsl:variable name="over" select="$month = '12' and tb:state('city/rev') = 'value'"/>
   <xsl:for-each select="str:tokenize('actual plan outlook low high')[. = 'plan' or . = 'outlook' or (. = 'actual' and $over) or (contains('low high', .) and $banded)]">
    <xsl:variable name="part" select="."/>
    <series part="{.}" name="{tb:phrase(concat('forecast.total.', .))}">
     <xsl:choose>
      <xsl:when test="$over and (. = 'actual' or . = 'outlook')">
       <xsl:call-template name="point-of"><xsl:with-param name="id" select="'city/rev-last-year'"/><xsl:with-param name="drawn" select=". = 'actual'"/></xsl:call-template>
       <xsl:for-each select="$years">
        <xsl:call-template name="point-of"><xsl:with-param name="id" select="concat('city/rev-outlook-current@', @n)"/><xsl:with-param name="drawn" select="$part = 'outlook' or @n = $year"/></xsl:call-template>
       </xsl:for-each>
      </xsl:when>
      <xsl:otherwise>
       <xsl:call-template name="years-points">
        <xsl:with-param name="scope" select="'city'"/>
        <xsl:with-param name="scenario" select="tb:if(. = 'plan' or . = 'high', 'plan', 'current')"/>
       </xsl:call-template>
      </xsl:otherwise>
     </xsl:choose>
    </series>
   </xsl:for-each>
  </chart>
  </xsl:if>
 </xsl:template>
</xsl:stylesheet>
