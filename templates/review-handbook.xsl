<?xml version="1.0" encoding="UTF-8"?>
<!-- 季讲评手册: what lies before everybody at the quarter's meeting. Medals and scores first,
     then the ladders, who speaks in which order and why, and a page of data about each unit
     that is called to report. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:f="urn:tongbao:figures:1" xmlns:tb="urn:tongbao:xslt" xmlns:i="urn:tongbao:issue:1"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings"
  xmlns="urn:tongbao:document:1" exclude-result-prefixes="f i tb exsl str">

 <xsl:include href="parts/common.xsl"/>
 <xsl:include href="parts/charts.xsl"/>
 <xsl:include href="parts/history.xsl"/>
 <xsl:include href="parts/outlook.xsl"/>
 <xsl:include href="parts/sheet.xsl"/>
 <xsl:include href="parts/scores.xsl"/>
 <xsl:include href="parts/revisions.xsl"/>

 <xsl:variable name="board" select="$figures/f:scoreboard[@when = 'quarter'][1]"/>
 <xsl:variable name="rankings" select="$figures/f:rankings"/>
 <xsl:variable name="by-county" select="$rankings/f:ranking[@id = 'county/inv-completion']"/>
 <xsl:variable name="by-industry" select="$rankings/f:ranking[@id = 'industry/rev-completion']"/>
 <xsl:variable name="by-firm" select="$rankings/f:ranking[@id = 'enterprise/rev-completion']"/>

 <xsl:variable name="chart-list">
  <xsl:if test="$board/f:unit and $board/f:item[tb:dec(concat($score, @code, '/', $board/f:unit[1]/@code, '/place')) != '']"><chart name="places"/></xsl:if>
  <xsl:if test="$by-industry/f:place/f:item[tb:dec(@figure) &gt;= 0]"><chart name="industries"/></xsl:if>
  <xsl:if test="$by-firm/f:place/f:item[tb:dec(@figure) &gt;= 0]"><chart name="enterprises"/></xsl:if>
  <xsl:if test="$by-county/f:place/f:item[tb:dec(@figure) &gt;= 0]"><chart name="counties"/></xsl:if>
  <xsl:variable name="has-places"><xsl:call-template name="has-places"><xsl:with-param name="ranking" select="$by-county"/></xsl:call-template></xsl:variable>
  <xsl:if test="$has-places = 'yes'"><chart name="months"/></xsl:if>
 </xsl:variable>
 <xsl:variable name="charts" select="exsl:node-set($chart-list)/*"/>

 <!-- Who is called to report (述职): counties for which a talk is proposed, and the last of all
      in the total; of the industries that are under supervision the three furthest behind. -->
 <xsl:variable name="called-for" select="str:split(tb:phrase('review.called.counties'), '|')"/>
 <xsl:variable name="watched-for" select="str:split(tb:phrase('review.called.industries'), '|')"/>
 <xsl:variable name="talks" select="$figures/f:escalations/f:escalation[@subject = 'county' and @name = $called-for]/f:item"/>
 <xsl:variable name="last" select="$board/f:place[last() &gt; 1][last()]/f:item"/>
 <xsl:variable name="counties" select="$figures/f:counties/f:county[@code = $talks/@code or @code = $last/@code]"/>
 <xsl:variable name="watched" select="$figures/f:escalations/f:escalation[@subject = 'industry' and @name = $watched-for]/f:item"/>
 <xsl:variable name="behind" select="$figures/f:behind[@of = 'industry/rev-completion']/f:item[@code = $watched/@code]"/>
 <xsl:variable name="industries" select="$behind[position() &gt; last() - 3]"/>
 <!-- who speaks of what went well (交流): the medals of the total, then who won in an item -->
 <xsl:variable name="winners" select="$board/f:place[@n = $medals/@place]/f:item[not(@code = $counties/@code)]"/>
 <xsl:variable name="best" select="$board/f:unit[not(@code = $winners/@code) and not(@code = $counties/@code)
   and tb:has(concat($score, @code, '/medals/1')) and tb:state(concat($score, @code, '/medals/1')) = 'value']"/>

 <xsl:template match="/">
  <xsl:variable name="title" select="tb:phrase('review.title', 'period', tb:phrase('review.quarter', 'month', $month), 'year', $year, 'programme', $plan/@programme, 'months', $until)"/>
  <document version="1" name="{tb:name()}" period="{$figures/@period}" lang="zh-CN" style="report" digest="{tb:digest()}">
   <xsl:call-template name="info"><xsl:with-param name="title" select="$title"/></xsl:call-template>
   <title><xsl:value-of select="$title"/></title>
   <body>
    <p><xsl:value-of select="tb:phrase('review.opening', 'label', $label, 'year', $year, 'months', $until, 'issuer', $plan/@issuer, 'plan', $plan/@name)"/><xsl:call-template name="revised-data"/></p>
    <xsl:call-template name="unfinished"/>
    <xsl:call-template name="contents"/>
    <xsl:call-template name="own"><xsl:with-param name="at" select="'summary'"/></xsl:call-template>
    <xsl:call-template name="head"><xsl:with-param name="name" select="'rules'"/></xsl:call-template>
    <xsl:choose>
     <xsl:when test="$board/f:item">
      <xsl:call-template name="board-rules"><xsl:with-param name="note" select="concat(tb:phrase('note.first'), tb:phrase('review.rules'))"/></xsl:call-template>
     </xsl:when>
     <xsl:otherwise><p><xsl:value-of select="tb:phrase('review.rules.none')"/></p></xsl:otherwise>
    </xsl:choose>
    <pagebreak/>
    <xsl:call-template name="head"><xsl:with-param name="name" select="'medals'"/></xsl:call-template>
    <xsl:call-template name="medals"/>
    <xsl:call-template name="head"><xsl:with-param name="name" select="'scores'"/></xsl:call-template>
    <xsl:call-template name="scores"/>
    <pagebreak/>
    <xsl:call-template name="head"><xsl:with-param name="name" select="'industries'"/></xsl:call-template>
    <xsl:call-template name="steps"><xsl:with-param name="kind" select="'industry'"/><xsl:with-param name="of" select="$figures/f:industries/f:industry"/></xsl:call-template>
    <xsl:call-template name="ranking"><xsl:with-param name="ranking" select="$by-industry"/></xsl:call-template>
    <xsl:call-template name="completion-chart">
     <xsl:with-param name="form" select="'bullet'"/><xsl:with-param name="id" select="'industries'"/><xsl:with-param name="name" select="'industries'"/>
     <xsl:with-param name="ranking" select="$by-industry"/><xsl:with-param name="quantity" select="'rev-completion'"/>
     <xsl:with-param name="subjects" select="$figures/f:industries/f:industry"/>
    </xsl:call-template>
    <pagebreak/>
    <xsl:call-template name="head"><xsl:with-param name="name" select="'enterprises'"/></xsl:call-template>
    <xsl:call-template name="steps">
     <xsl:with-param name="kind" select="'enterprise'"/>
     <xsl:with-param name="of" select="$figures/f:enterprises[@group = 'annex']/f:enterprise[@child = 'no']"/>
    </xsl:call-template>
    <xsl:call-template name="ranking"><xsl:with-param name="ranking" select="$by-firm"/></xsl:call-template>
    <xsl:call-template name="completion-chart">
     <xsl:with-param name="form" select="'bullet'"/><xsl:with-param name="id" select="'enterprises'"/><xsl:with-param name="name" select="'enterprises'"/>
     <xsl:with-param name="ranking" select="$by-firm"/><xsl:with-param name="quantity" select="'rev-completion'"/>
     <xsl:with-param name="subjects" select="$figures/f:enterprises/f:enterprise"/>
    </xsl:call-template>
    <pagebreak/>
    <xsl:call-template name="head"><xsl:with-param name="name" select="'projects'"/></xsl:call-template>
    <xsl:call-template name="projects"/>
    <xsl:call-template name="head"><xsl:with-param name="name" select="'speeches'"/></xsl:call-template>
    <xsl:call-template name="speeches"/>
    <xsl:for-each select="$board/f:place/f:item[@code = $counties/@code]">
     <xsl:sort select="position()" data-type="number" order="descending"/>
     <xsl:variable name="code" select="@code"/>
     <xsl:for-each select="$counties[@code = $code]"><xsl:call-template name="county"/></xsl:for-each>
    </xsl:for-each>
    <xsl:for-each select="$industries">
     <xsl:sort select="position()" data-type="number" order="descending"/>
     <xsl:variable name="code" select="@code"/>
     <xsl:for-each select="$figures/f:industries/f:industry[@code = $code]"><xsl:call-template name="industry"/></xsl:for-each>
    </xsl:for-each>
   </body>
  </document>
 </xsl:template>

 <!-- Of whom the numbers are others than a bulletin printed. -->
 <xsl:template name="revised-data">
  <xsl:variable name="names"><xsl:call-template name="revised-units"><xsl:with-param name="of" select="$revised-told[@kind != 'same']"/></xsl:call-template></xsl:variable>
  <xsl:value-of select="tb:phrase('review.revised', 'names', string($names), 'how', string($revised-how))"/>
 </xsl:template>

 <!-- ===== contents ===== -->

 <xsl:template name="head">
  <xsl:param name="name"/>
  <h level="1" id="h-{$name}"><xsl:value-of select="tb:phrase(concat('review.h.', $name))"/></h>
 </xsl:template>

 <xsl:template name="contents">
  <p><b><xsl:value-of select="tb:phrase('review.contents')"/></b></p>
  <contents levels="1"/>
 </xsl:template>

 <!-- ===== ladders ===== -->

 <!-- From the highest step down: how many, who; then those below all steps, and those of whom
      there is no number. -->
 <xsl:template name="steps">
  <xsl:param name="kind"/>
  <xsl:param name="of"/>
  <xsl:variable name="counts" select="str:tokenize(concat('last ', tb:if($year-over, 'reached '), 'plan'))"/>
  <xsl:variable name="known" select="$of[tb:dec(concat($kind, '/', @code, '/', $stand-by)) != '']"/>
  <xsl:variable name="body">
   <xsl:for-each select="$figures/f:steps[@subject = $kind]/f:step">
    <xsl:sort select="position()" data-type="number" order="descending"/>
    <xsl:variable name="word" select="string(@word)"/>
    <xsl:variable name="on" select="$of[tb:figure(concat($kind, '/', @code, '/', $stand, 'tier')) = $word]"/>
    <!-- also one that nobody was on, but is planned or was reached this year -->
    <xsl:variable name="first" select="concat('steps/', $kind, '/', $word, '/last')"/>
    <xsl:if test="$on or (tb:state($first) = 'zero' and $counts[number(tb:dec(concat('steps/', $kind, '/', $word, '/', .))) &gt; 0])">
     <row>
      <cell><xsl:value-of select="$word"/></cell>
      <xsl:for-each select="$counts">
       <xsl:call-template name="figure"><xsl:with-param name="id" select="concat('steps/', $kind, '/', $word, '/', .)"/></xsl:call-template>
      </xsl:for-each>
      <cell><xsl:choose>
       <xsl:when test="$on"><xsl:call-template name="tiers"><xsl:with-param name="kind" select="$kind"/><xsl:with-param name="of" select="$on"/></xsl:call-template></xsl:when>
       <xsl:otherwise><xsl:value-of select="tb:phrase('review.steps.nobody')"/></xsl:otherwise>
      </xsl:choose></cell>
     </row>
    </xsl:if>
   </xsl:for-each>
   <xsl:call-template name="stepless">
    <xsl:with-param name="label" select="tb:phrase('review.below')"/><xsl:with-param name="kind" select="$kind"/><xsl:with-param name="counts" select="$counts"/>
    <xsl:with-param name="of" select="$known[tb:state(concat($kind, '/', @code, '/', $stand, 'tier')) = 'none']"/>
   </xsl:call-template>
   <xsl:call-template name="stepless">
    <xsl:with-param name="label" select="tb:phrase('review.unknown')"/><xsl:with-param name="kind" select="$kind"/><xsl:with-param name="counts" select="$counts"/>
    <xsl:with-param name="of" select="$of[tb:dec(concat($kind, '/', @code, '/', $stand-by)) = '']"/>
   </xsl:call-template>
  </xsl:variable>
  <xsl:if test="not(exsl:node-set($body)/*)"><p><xsl:value-of select="tb:phrase('review.steps.none', 'kind', $kind)"/></p></xsl:if>
  <xsl:if test="exsl:node-set($body)/*">
   <table id="t-steps-{$kind}" caption="{tb:phrase(concat('review.table.steps.', $kind))}" note-marks="※">
    <xsl:call-template name="columns"><xsl:with-param name="list" select="concat('center:5 center:4 ', tb:if($year-over, 'center:4 '), 'center:4 left:20')"/></xsl:call-template>
    <xsl:call-template name="heads"><xsl:with-param name="text" select="tb:phrase('review.heads.steps', 'last', $last-year, 'year', $year, 'month', $month)"/></xsl:call-template>
    <tbody><xsl:copy-of select="$body"/></tbody>
    <note>
     <xsl:value-of select="tb:phrase('review.steps.note', 'last', $last-year, 'year', $year, 'month', $month)"/>
     <xsl:call-template name="signs"><xsl:with-param name="in" select="string($body)"/></xsl:call-template>
    </note>
   </table>
   <!-- who crosses a step this year -->
   <xsl:variable name="crossers">
    <xsl:for-each select="$of[tb:has(concat($kind, '/', @code, '/rev-crossing'))][tb:figure(concat($kind, '/', @code, '/rev-crossing')) = $year]">
     <xsl:if test="position() &gt; 1"><xsl:value-of select="$and"/></xsl:if>
     <xsl:value-of select="tb:phrase('review.crosser', 'name', @short, 'step', tb:figure(concat($kind, '/', @code, '/rev-crossing-step')))"/>
    </xsl:for-each>
   </xsl:variable>
   <p><xsl:value-of select="tb:phrase('review.crossers', 'kind', $kind, 'month', $month, 'year', $year, 'list', string($crossers))"/></p>
  </xsl:if>
 </xsl:template>

 <xsl:template name="stepless">
  <xsl:param name="label"/>
  <xsl:param name="kind"/>
  <xsl:param name="counts"/>
  <xsl:param name="of"/>
  <xsl:if test="$of">
   <row>
    <cell><xsl:value-of select="$label"/></cell>
    <xsl:for-each select="$counts"><cell/></xsl:for-each>
    <cell><xsl:call-template name="tiers"><xsl:with-param name="kind" select="$kind"/><xsl:with-param name="of" select="$of"/></xsl:call-template></cell>
   </row>
  </xsl:if>
 </xsl:template>

 <!-- 甲（距千亿差63.00亿元）、… -->
 <xsl:template name="tiers">
  <xsl:param name="kind"/>
  <xsl:param name="of"/>
  <xsl:for-each select="$of">
   <xsl:if test="position() &gt; 1"><xsl:value-of select="$and"/></xsl:if>
   <xsl:value-of select="tb:phrase('review.tier', 'name', @short, 'word', concat($kind, '/', @code, '/', $stand, 'next-step'), 'x', concat($kind, '/', @code, '/', $stand, 'gap'))"/>
  </xsl:for-each>
 </xsl:template>

 <!-- P6, P7, P8 of a ranking by completion. -->
 <xsl:template name="ranking">
  <xsl:param name="ranking"/>
  <xsl:variable name="text">
   <xsl:call-template name="front"><xsl:with-param name="ranking" select="$ranking"/></xsl:call-template>
   <xsl:call-template name="behind">
    <xsl:with-param name="of" select="string($ranking/@id)"/>
    <xsl:with-param name="otherwise" select="concat('behind.none.', tb:if($ranking/@scope = 'industry', 'industries'),
      tb:if($ranking/@scope = 'enterprise', 'enterprises'), tb:if($ranking/@scope = 'county', 'counties'))"/>
   </xsl:call-template>
   <xsl:call-template name="moves"><xsl:with-param name="ranking" select="string($ranking/@id)"/></xsl:call-template>
  </xsl:variable>
  <xsl:if test="$text != ''"><p><xsl:value-of select="concat(tb:phrase('review.ranking', 'of', string($ranking/@scope)), $text)"/></p></xsl:if>
 </xsl:template>

 <xsl:template name="projects">
  <p>
   <xsl:value-of select="tb:phrase('inv.total', 'month', $month, 'period', $period, 'n', 'city/projects', 'x', 'city/inv', 'p', 'city/inv-completion', 'd', 'city/inv-lead')"/>
   <xsl:call-template name="lamps"><xsl:with-param name="of" select="'project'"/></xsl:call-template>
  </p>
  <xsl:variable name="rates"><xsl:if test="tb:dec('city/inv') != ''"><xsl:call-template name="project-rates"/></xsl:if></xsl:variable>
  <xsl:if test="$rates != ''"><p><xsl:value-of select="$rates"/></p></xsl:if>
  <xsl:call-template name="ranking"><xsl:with-param name="ranking" select="$by-county"/></xsl:call-template>
  <xsl:call-template name="completion-chart">
   <xsl:with-param name="form" select="'ranked'"/><xsl:with-param name="id" select="'counties'"/><xsl:with-param name="name" select="'counties'"/>
   <xsl:with-param name="ranking" select="$by-county"/><xsl:with-param name="quantity" select="'inv-completion'"/>
   <xsl:with-param name="subjects" select="$figures/f:counties/f:county"/>
  </xsl:call-template>
  <xsl:call-template name="key-projects"/>
  <xsl:call-template name="places-chart">
   <xsl:with-param name="id" select="'months'"/>
   <xsl:with-param name="ranking" select="$by-county"/>
   <xsl:with-param name="what" select="tb:phrase('place.counties')"/>
   <xsl:with-param name="caption" select="tb:phrase('chart.caption', 'n', string(count($charts[@name = 'months']/preceding-sibling::*) + 1), 'title', tb:phrase('places.caption'))"/>
  </xsl:call-template>
 </xsl:template>

 <!-- Those that the plan calls the key ones. -->
 <xsl:template name="key-projects">
  <xsl:variable name="key" select="$figures/f:projects/f:project[@key = 'yes']"/>
  <xsl:if test="$key">
   <xsl:variable name="body">
    <xsl:for-each select="$key">
     <row>
      <cell><xsl:value-of select="@name"/></cell>
      <cell><xsl:value-of select="@region-name"/></cell>
      <cell><xsl:value-of select="tb:if(@stage = '', $none, @stage)"/></cell>
      <xsl:call-template name="cells"><xsl:with-param name="scope" select="concat('project/', @code)"/><xsl:with-param name="list" select="'inv-plan inv inv-completion inv-lead'"/></xsl:call-template>
      <xsl:call-template name="lamp"/>
     </row>
    </xsl:for-each>
   </xsl:variable>
   <table id="t-key" unit="{tb:phrase('unit.alerts')}" caption="{tb:phrase('review.table.key')}" note-marks="※">
    <xsl:call-template name="columns"><xsl:with-param name="list" select="'left:10:19 left:4:6 center decimal decimal decimal decimal center'"/></xsl:call-template>
    <xsl:call-template name="heads"><xsl:with-param name="text" select="tb:phrase('review.heads.key', 'month', $month, 'year', $year, 'label', $label, 'd', 'city/inv-lead')"/></xsl:call-template>
    <tbody><xsl:copy-of select="$body"/></tbody>
    <xsl:call-template name="note">
     <xsl:with-param name="text"><xsl:call-template name="signs"><xsl:with-param name="in" select="string($body)"/></xsl:call-template></xsl:with-param>
    </xsl:call-template>
   </table>
  </xsl:if>
 </xsl:template>

 <!-- ===== speeches ===== -->

 <xsl:template name="speeches">
  <p><xsl:value-of select="tb:phrase('review.speeches')"/></p>
  <xsl:variable name="rows">
   <xsl:for-each select="$winners">
    <row kind="good" name="{@name}"><xsl:value-of select="tb:phrase('review.why.total', 'months', $until, 'medal', $medals[@place = current()/../@n]/@name, 's', @figure)"/></row>
   </xsl:for-each>
   <xsl:for-each select="$best">
    <xsl:variable name="code" select="@code"/>
    <xsl:variable name="items">
     <xsl:call-template name="names"><xsl:with-param name="of" select="$board/f:item[tb:figure(concat($score, @code, '/', $code, '/place')) = '1']"/></xsl:call-template>
    </xsl:variable>
    <row kind="good" name="{@name}"><xsl:value-of select="tb:phrase('review.why.item', 'months', $until, 'items', string($items))"/></row>
   </xsl:for-each>
   <xsl:for-each select="$board/f:place/f:item[@code = $counties/@code]">
    <xsl:sort select="position()" data-type="number" order="descending"/>
    <xsl:variable name="talk" select="$talks[@code = current()/@code][1]"/>
    <xsl:variable name="mixed"><xsl:for-each select="$talk"><xsl:call-template name="mixed"/></xsl:for-each></xsl:variable>
    <row kind="called" name="{@name}">
     <xsl:value-of select="tb:phrase('review.why.county', 'talk', string($talk/../@name), 'lamp', string($talk/../@lamp-name), 'now', tb:phrase('lamp.name', 'lamp', string($talk/@lamp)), 'mixed', string($mixed), 'running', string($talk/@running), 'last', tb:if($last[@code = current()/@code], 'yes'),
       'p', concat('county/', @code, '/inv-completion'), 's', @figure)"/>
    </row>
   </xsl:for-each>
   <xsl:for-each select="$industries">
    <xsl:sort select="position()" data-type="number" order="descending"/>
    <xsl:variable name="watch" select="$watched[@code = current()/@code][1]"/>
    <xsl:variable name="mixed"><xsl:for-each select="$watch"><xsl:call-template name="mixed"/></xsl:for-each></xsl:variable>
    <row kind="called" name="{tb:phrase('review.speaker', 'name', @name, 'short', @short, 'unit', string($figures/f:industries/f:industry[@code = current()/@code]/@reporter-name))}">
     <xsl:value-of select="tb:phrase('review.why.industry', 'talk', string($watch/../@name), 'lamp', string($watch/../@lamp-name), 'now', tb:phrase('lamp.name', 'lamp', string($watch/@lamp)), 'mixed', string($mixed), 'running', string($watch/@running), 'month', $month, 'p', @figure, 'd', @lead)"/>
    </row>
   </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="speeches" select="exsl:node-set($rows)/*"/>
  <xsl:choose>
   <xsl:when test="$speeches">
    <table id="t-speeches" caption="{tb:phrase('review.table.speeches')}">
     <xsl:call-template name="columns"><xsl:with-param name="list" select="'center center left:9:14 left:20'"/></xsl:call-template>
     <xsl:call-template name="heads"><xsl:with-param name="text" select="tb:phrase('review.heads.speeches')"/></xsl:call-template>
     <tbody>
      <xsl:for-each select="$speeches">
       <row>
        <cell><xsl:value-of select="position()"/></cell>
        <cell><xsl:value-of select="tb:phrase(concat('review.speech.', @kind))"/></cell>
        <cell><xsl:value-of select="@name"/></cell>
        <cell><xsl:value-of select="."/></cell>
       </row>
      </xsl:for-each>
     </tbody>
     <xsl:variable name="won"><xsl:if test="$item-medals != ''"><xsl:call-template name="won"/></xsl:if></xsl:variable>
     <xsl:call-template name="note"><xsl:with-param name="text" select="string($won)"/></xsl:call-template>
    </table>
   </xsl:when>
   <xsl:otherwise><p><xsl:value-of select="tb:phrase('review.speeches.none')"/></p></xsl:otherwise>
  </xsl:choose>
 </xsl:template>

 <!-- ===== data of who is called ===== -->

 <xsl:template name="county">
  <xsl:variable name="county" select="."/>
  <xsl:variable name="scope" select="concat('county/', @code)"/>
  <xsl:variable name="lit" select="$figures/f:alerts[@of = 'project']/f:item[@region-name = $county/@name]"/>
  <pagebreak/>
  <h level="1" id="call-{translate(@code, $upper, $lower)}"><xsl:value-of select="tb:phrase('review.h.call', 'name', @name)"/></h>
  <xsl:variable name="facts">
   <xsl:call-template name="fact">
    <xsl:with-param name="name" select="'review.score'"/>
    <xsl:with-param name="text" select="tb:phrase('review.score', 's', tb:maybe(concat($score, @code)), 'n', tb:maybe(concat($score, @code, '/place')))"/>
   </xsl:call-template>
   <xsl:call-template name="amount-fact"><xsl:with-param name="name" select="'plan'"/><xsl:with-param name="id" select="concat($scope, '/inv-plan')"/></xsl:call-template>
   <xsl:call-template name="fact">
    <xsl:with-param name="name" select="'review.rank'"/>
    <xsl:with-param name="text" select="tb:phrase('review.rank', 'n', concat($scope, '/inv-rank-completion'), 'm', concat($scope, '/inv-rank-completion-move'))"/>
   </xsl:call-template>
   <xsl:call-template name="fact">
    <xsl:with-param name="name" select="'review.starts'"/>
    <xsl:with-param name="text" select="tb:phrase('review.rate', 'a', concat($scope, '/started'), 'b', concat($scope, '/starts-planned'), 'r', concat($scope, '/start-rate'))"/>
   </xsl:call-template>
   <xsl:call-template name="fact">
    <xsl:with-param name="name" select="'review.finishes'"/>
    <xsl:with-param name="text" select="tb:phrase('review.rate', 'a', concat($scope, '/finished'), 'b', concat($scope, '/finishes-planned'), 'r', concat($scope, '/finish-rate'))"/>
   </xsl:call-template>
   <xsl:call-template name="lamp-fact"><xsl:with-param name="subject" select="$county"/></xsl:call-template>
  </xsl:variable>
  <xsl:call-template name="facts">
   <xsl:with-param name="id" select="concat('facts-', translate(@code, $upper, $lower))"/>
   <xsl:with-param name="facts" select="exsl:node-set($facts)/*"/>
  </xsl:call-template>
  <p>
   <xsl:call-template name="investment-said"><xsl:with-param name="subject" select="$county"/><xsl:with-param name="scope" select="$scope"/></xsl:call-template>
  </p>
  <xsl:call-template name="months-chart">
   <xsl:with-param name="plot" select="'usual'"/>
   <xsl:with-param name="id" select="concat('months-', translate(@code, $upper, $lower))"/>
   <xsl:with-param name="scope" select="$scope"/>
   <xsl:with-param name="series" select="'inv'"/>
  </xsl:call-template>
  <xsl:call-template name="county-items"><xsl:with-param name="form" select="'dots'"/></xsl:call-template>
  <xsl:call-template name="months-table">
   <xsl:with-param name="id" select="concat('months-table-', translate(@code, $upper, $lower))"/>
   <xsl:with-param name="subject" select="$county"/>
   <xsl:with-param name="scope" select="$scope"/>
   <xsl:with-param name="series" select="'inv'"/>
  </xsl:call-template>
  <xsl:if test="$lit">
   <table id="lit-{translate(@code, $upper, $lower)}" unit="{tb:phrase('review.unit.lit')}"
    caption="{tb:phrase('review.table.lit', 'n', string(count($lit)), 'more', tb:if(count($lit) &gt; 10, 'yes'))}" note-marks="※">
    <xsl:call-template name="columns"><xsl:with-param name="list" select="'left:10 center decimal decimal decimal left:8'"/></xsl:call-template>
    <xsl:call-template name="heads"><xsl:with-param name="text" select="tb:phrase('review.heads.lit', 'month', $month)"/></xsl:call-template>
    <tbody>
     <xsl:for-each select="$lit[position() &lt;= 10]">
      <xsl:variable name="project" select="$figures/f:projects/f:project[@code = current()/@code]"/>
      <row>
       <cell><xsl:value-of select="@name"/></cell>
       <cell><xsl:value-of select="tb:phrase('lamp.mark', 'lamp', @lamp)"/></cell>
       <xsl:call-template name="cells"><xsl:with-param name="scope" select="concat('project/', @code)"/><xsl:with-param name="list" select="'inv-plan inv inv-lead'"/></xsl:call-template>
       <cell><xsl:value-of select="tb:if($project/@note = '', tb:phrase('review.lit.silent'), $project/@note)"/></cell>
      </row>
     </xsl:for-each>
    </tbody>
   </table>
  </xsl:if>
  <xsl:call-template name="problems-list">
   <xsl:with-param name="id" select="concat('problems-', translate(@code, $upper, $lower))"/>
   <xsl:with-param name="items" select="$figures/f:problems/f:problem[@unit = $county/@code and @status != '销号']"/>
   <xsl:with-param name="otherwise" select="tb:phrase('review.problems.none')"/>
  </xsl:call-template>
 </xsl:template>

 <xsl:template name="industry">
  <xsl:variable name="industry" select="."/>
  <xsl:variable name="scope" select="concat('industry/', @code)"/>
  <xsl:variable name="firms" select="$figures/f:enterprises/f:enterprise[@industry = $industry/@code and @child = 'no']"/>
  <pagebreak/>
  <h level="1" id="call-{translate(@code, $upper, $lower)}"><xsl:value-of select="tb:phrase('review.h.call', 'name', @name)"/></h>
  <xsl:variable name="facts">
   <xsl:call-template name="revenue-facts"><xsl:with-param name="subject" select="$industry"/><xsl:with-param name="scope" select="$scope"/></xsl:call-template>
  </xsl:variable>
  <xsl:call-template name="facts">
   <xsl:with-param name="id" select="concat('facts-', translate(@code, $upper, $lower))"/>
   <xsl:with-param name="facts" select="exsl:node-set($facts)/*"/>
  </xsl:call-template>
  <p><xsl:call-template name="revenue-said"><xsl:with-param name="subject" select="$industry"/><xsl:with-param name="scope" select="$scope"/></xsl:call-template></p>
  <xsl:call-template name="ladder-chart">
   <xsl:with-param name="plot" select="'usual'"/>
   <xsl:with-param name="id" select="concat('path-', translate(@code, $upper, $lower))"/>
   <xsl:with-param name="subject" select="$industry"/>
   <xsl:with-param name="scope" select="$scope"/>
   <xsl:with-param name="ladder" select="'industry'"/>
  </xsl:call-template>
  <xsl:call-template name="months-chart">
   <xsl:with-param name="plot" select="'usual'"/>
   <xsl:with-param name="id" select="concat('months-', translate(@code, $upper, $lower))"/>
   <xsl:with-param name="scope" select="$scope"/>
   <xsl:with-param name="series" select="'rev'"/>
  </xsl:call-template>
  <xsl:call-template name="months-table">
   <xsl:with-param name="id" select="concat('months-table-', translate(@code, $upper, $lower))"/>
   <xsl:with-param name="subject" select="$industry"/>
   <xsl:with-param name="scope" select="$scope"/>
   <xsl:with-param name="series" select="'rev'"/>
  </xsl:call-template>
  <xsl:if test="$firms">
   <xsl:call-template name="firms-table">
    <xsl:with-param name="id" select="concat('firms-', translate(@code, $upper, $lower))"/>
    <xsl:with-param name="rows" select="$firms"/>
    <xsl:with-param name="of" select="$scope"/>
    <xsl:with-param name="most" select="12"/>
   </xsl:call-template>
  </xsl:if>
 </xsl:template>

 <!-- ===== how it is scored ===== -->
</xsl:stylesheet>
