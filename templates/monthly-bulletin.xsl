<?xml version="1.0" encoding="UTF-8"?>
<!-- 月通报: what has been done, who leads and who is behind, what is wrong and what is
     asked.  Figures come through tb:figure and tb:phrase, words from phrases.xml;
     nothing is computed here. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:f="urn:tongbao:figures:1" xmlns:i="urn:tongbao:issue:1" xmlns:tb="urn:tongbao:xslt"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings"
  xmlns="urn:tongbao:document:1" exclude-result-prefixes="f i tb exsl str">

 <xsl:include href="parts/common.xsl"/>
 <xsl:include href="parts/charts.xsl"/>
 <xsl:include href="parts/tables.xsl"/>
 <xsl:include href="parts/revisions.xsl"/>
 <xsl:include href="parts/targets.xsl"/>
 <xsl:include href="parts/steps.xsl"/>

 <xsl:variable name="rankings" select="$figures/f:rankings"/>
 <xsl:variable name="by-county" select="$rankings/f:ranking[@id = 'county/inv-completion']"/>
 <xsl:variable name="by-industry" select="$rankings/f:ranking[@id = 'industry/rev-completion']"/>
 <xsl:variable name="behind-counties" select="$figures/f:behind[@of = 'county/inv-completion']/f:item[tb:dir(@lead) = 'down']"/>
 <xsl:variable name="behind-industries" select="$figures/f:behind[@of = 'industry/rev-completion']/f:item[tb:dir(@lead) = 'down']"/>
 <xsl:variable name="behind-enterprises" select="$figures/f:behind[@of = 'enterprise/rev-completion']/f:item[tb:dir(@lead) = 'down']"/>
 <xsl:variable name="alerts" select="$figures/f:alerts[@of = 'project']/f:item"/>
 <xsl:variable name="late" select="$figures/f:units/f:unit[@deadline = 'late']"/>
 <xsl:variable name="late-starts" select="$late-projects[@start-late &gt; 0]"/>
 <xsl:variable name="late-finishes" select="$late-projects[@finish-late &gt; 0]"/>
 <!-- due in this month, and not done: late from the next one on -->
 <xsl:variable name="known-projects" select="$figures/f:projects/f:project[tb:state(concat('project/', @code, '/inv')) != 'missing']"/>
 <xsl:variable name="due-starts" select="$known-projects[@start-due = 'yes' and not(@start-late &gt; 0)]"/>
 <xsl:variable name="due-finishes" select="$known-projects[@finish-due = 'yes' and not(@finish-late &gt; 0)]"/>

 <!-- Is the growth up to last month another one than was printed (R10)? -->
 <xsl:variable name="growth-revised" select="tb:if(tb:has('city/rev-revisions') and (tb:dir('city/rev-revisions') = 'up' or tb:dir('city/rev-revisions') = 'down'), 'yes')"/>

 <!-- The annexes that this month has, in order: their numbers follow. -->
 <xsl:variable name="annex-list">
  <xsl:if test="$figures/f:industries/f:industry"><annex name="industries"/></xsl:if>
  <xsl:if test="$figures/f:enterprises[@group = 'annex']/f:enterprise"><annex name="enterprises"/></xsl:if>
  <xsl:if test="$figures/f:projects/f:project"><annex name="projects"/></xsl:if>
  <xsl:if test="$targets"><annex name="targets"/></xsl:if>
  <xsl:if test="$by-county/*/f:item"><annex name="counties"/></xsl:if>
  <xsl:if test="$alerts or $late-projects"><annex name="alerts"/></xsl:if>
  <xsl:if test="$figures/f:problems/f:problem"><annex name="problems"/></xsl:if>
  <xsl:if test="$missing or $late or $figures/f:revisions/f:revision"><annex name="reports"/></xsl:if>
 </xsl:variable>
 <xsl:variable name="annexes" select="exsl:node-set($annex-list)/*"/>

 <!-- The charts that this month has, in order: their numbers follow likewise. -->
 <xsl:variable name="chart-list">
  <xsl:if test="$by-industry/f:place/f:item[tb:dec(@figure) &gt;= 0]"><chart name="industries"/></xsl:if>
  <xsl:if test="tb:dec('city/inv') != '' and not($curve-below)"><chart name="curve"/></xsl:if>
  <xsl:if test="$by-county/f:place/f:item[tb:dec(@figure) &gt;= 0]"><chart name="counties"/></xsl:if>
 </xsl:variable>
 <xsl:variable name="charts" select="exsl:node-set($chart-list)/*"/>

 <xsl:template name="annex-ref">
  <xsl:param name="name"/>
  <xsl:variable name="annex" select="$annexes[@name = $name]"/>
  <ref to="annex-{$name}">
   <xsl:value-of select="tb:phrase('annex.name', 'n', string(count($annex/preceding-sibling::*) + 1))"/>
  </ref>
 </xsl:template>

 <!-- 具体情况见附件n。 -->
 <xsl:template name="see">
  <xsl:param name="name"/>
  <xsl:if test="$annexes[@name = $name]">
   <xsl:value-of select="tb:phrase('annex.see.before')"/>
   <xsl:call-template name="annex-ref"><xsl:with-param name="name" select="$name"/></xsl:call-template>
   <xsl:value-of select="tb:phrase('annex.see.after')"/>
  </xsl:if>
 </xsl:template>

 <xsl:template name="annex-title">
  <xsl:param name="name"/>
  <xsl:value-of select="tb:phrase(concat('annex.', $name, tb:if($name = 'alerts' and not($late-projects), '.lamps'), '.title'), 'label', $label, 'month', $month, 'year', $year)"/>
 </xsl:template>

 <!-- A paragraph, when it has something to say. -->
 <xsl:template name="paragraph">
  <xsl:param name="text"/>
  <xsl:if test="string($text) != ''"><p><xsl:copy-of select="$text"/></p></xsl:if>
 </xsl:template>

 <xsl:template match="/">
  <xsl:variable name="title" select="tb:phrase('title', 'label', $label, 'month', $month, 'year', $year, 'programme', $plan/@programme)"/>
  <document version="1" name="{tb:name()}" period="{$figures/@period}" lang="zh-CN" style="gb" digest="{tb:digest()}">
   <xsl:call-template name="info"><xsl:with-param name="title" select="$title"/></xsl:call-template>
   <xsl:call-template name="head"/>
   <title><xsl:value-of select="$title"/></title>
   <xsl:if test="$figures/f:recipient[@kind = 'to']">
    <addressee><xsl:value-of select="tb:phrase('addressee', 'to', $figures/f:recipient[@kind = 'to'][1]/@text)"/></addressee>
   </xsl:if>
   <body>
    <p><xsl:value-of select="tb:phrase('opening', 'label', $label, 'month', $month, 'year', $year,
      'plan', $plan/@name, 'number', $plan/@number, 'programme', $plan/@programme)"/></p>
    <xsl:call-template name="summary"/>
    <xsl:call-template name="indicators"/>
    <xsl:call-template name="progress"/>
    <xsl:call-template name="problems"/>
    <xsl:call-template name="demands"/>
    <p><xsl:value-of select="tb:phrase('close')"/></p>
   </body>
   <xsl:if test="$annexes">
    <annex-note>
     <xsl:for-each select="$annexes">
      <item><xsl:call-template name="annex-title"><xsl:with-param name="name" select="@name"/></xsl:call-template></item>
     </xsl:for-each>
    </annex-note>
   </xsl:if>
   <signature unit="{$plan/@issuer}">
    <xsl:attribute name="date"><xsl:call-template name="day"/></xsl:attribute>
   </signature>
   <xsl:for-each select="$annexes">
    <annex id="annex-{@name}" number="{position()}">
     <title><xsl:call-template name="annex-title"><xsl:with-param name="name" select="@name"/></xsl:call-template></title>
     <xsl:variable name="name" select="string(@name)"/>
     <xsl:for-each select="$figures">
      <xsl:choose>
       <xsl:when test="$name = 'industries'"><xsl:call-template name="industries-table"/></xsl:when>
       <xsl:when test="$name = 'enterprises'"><xsl:call-template name="enterprises-table"/></xsl:when>
       <xsl:when test="$name = 'projects'"><xsl:call-template name="projects-table"/></xsl:when>
       <xsl:when test="$name = 'counties'"><xsl:call-template name="counties-table"/></xsl:when>
       <xsl:when test="$name = 'alerts'"><xsl:call-template name="alerts-table"/></xsl:when>
       <xsl:when test="$name = 'problems'"><xsl:call-template name="problems-table"/></xsl:when>
       <xsl:when test="$name = 'reports'"><xsl:call-template name="reports-tables"/></xsl:when>
       <xsl:when test="$name = 'targets'"><xsl:call-template name="targets-table"/></xsl:when>
      </xsl:choose>
     </xsl:for-each>
    </annex>
   </xsl:for-each>
   <xsl:call-template name="imprint"/>
  </document>
 </xsl:template>

 <xsl:template name="head">
  <head kind="document">
   <xsl:if test="$issue/@copy"><copy><xsl:value-of select="$issue/@copy"/></copy></xsl:if>
   <xsl:if test="$issue/@secrecy"><secrecy><xsl:value-of select="$issue/@secrecy"/></secrecy></xsl:if>
   <xsl:if test="$issue/@urgency"><urgency><xsl:value-of select="$issue/@urgency"/></urgency></xsl:if>
   <mark>
    <xsl:choose>
     <xsl:when test="$issue/i:mark"><xsl:value-of select="$issue/i:mark"/></xsl:when>
     <xsl:when test="$plan/@mark != ''"><xsl:value-of select="$plan/@mark"/></xsl:when>
     <xsl:otherwise><xsl:value-of select="tb:phrase('mark', 'issuer', $plan/@issuer)"/></xsl:otherwise>
    </xsl:choose>
   </mark>
   <number>
    <xsl:choose>
     <xsl:when test="$issue/@number"><xsl:value-of select="$issue/@number"/></xsl:when>
     <xsl:otherwise><xsl:value-of select="tb:phrase('number.open', 'year', string($issue-year))"/></xsl:otherwise>
    </xsl:choose>
   </number>
  </head>
 </xsl:template>

 <xsl:template name="imprint">
  <imprint>
   <xsl:if test="$figures/f:recipient[@kind = 'cc']">
    <cc>
     <xsl:for-each select="$figures/f:recipient[@kind = 'cc']">
      <xsl:if test="position() &gt; 1"><xsl:value-of select="$comma"/></xsl:if>
      <xsl:value-of select="@text"/>
     </xsl:for-each>
     <xsl:value-of select="tb:phrase('stop')"/>
    </cc>
   </xsl:if>
   <issuer><xsl:value-of select="$plan/@issuer"/></issuer>
   <date>
    <xsl:call-template name="day"/>
    <xsl:if test="$issue/@reissue"><xsl:value-of select="tb:phrase('reissue', 'n', $issue/@reissue)"/></xsl:if>
   </date>
  </imprint>
 </xsl:template>

 <!-- ===== 一、总体情况 ===== -->
 <xsl:template name="summary">
  <h level="1"><xsl:value-of select="tb:phrase('h.summary')"/></h>
  <xsl:variable name="reports"><xsl:call-template name="reports"/></xsl:variable>
  <xsl:if test="$mostly-missing"><xsl:call-template name="paragraph"><xsl:with-param name="text"><xsl:copy-of select="$reports"/></xsl:with-param></xsl:call-template></xsl:if>
  <xsl:call-template name="paragraph"><xsl:with-param name="text">
   <xsl:value-of select="tb:phrase('rev.industries', 'others', $other-industries, 'revised', $growth-revised, 'month', $month, 'period', $period, 'previous', $previous-label,
     'n', 'city/rev-units', 'x', 'city/rev', 'g', 'city/rev-growth',
     'was', tb:maybe(concat('city/rev-growth@', $previous)), 'c', tb:maybe('city/rev-growth-change'),
     'p', 'city/rev-completion', 'd', 'city/rev-lead')"/>
   <xsl:call-template name="sentence">
    <xsl:with-param name="a" select="tb:phrase('rev.month', 'month', $month, 'm', $figures/@month-label, 'x', 'city/rev-month', 't', 'city/rev')"/>
    <xsl:with-param name="b" select="tb:phrase('rev.needed', 'k', $remaining, 'x', 'city/rev-needed')"/>
   </xsl:call-template>
   <xsl:call-template name="silent-industries"/>
   <xsl:variable name="needed" select="tb:phrase('rev.needed', 'k', $remaining, 'x', 'city/rev-needed')"/>
   <xsl:call-template name="entered-industries"><xsl:with-param name="m" select="tb:if(tb:dec('city/rev-month') != '', $figures/@month-label)"/></xsl:call-template>
   <xsl:value-of select="tb:phrase('noplan.industries', 'need', tb:if($needed != '', 'yes'), 'n', 'city/rev-noplan', 'p', 'city/rev-completion')"/>
  </xsl:with-param></xsl:call-template>
  <xsl:call-template name="paragraph"><xsl:with-param name="text">
   <xsl:value-of select="tb:phrase('inv.total', 'month', $month, 'period', $period, 'n', 'city/projects', 'x', 'city/inv',
     'p', 'city/inv-completion', 'd', 'city/inv-lead')"/>
   <xsl:call-template name="sentence">
    <xsl:with-param name="a" select="tb:phrase('inv.month', 'month', $month, 'm', $figures/@month-label, 'x', 'city/inv-month', 't', 'city/inv')"/>
    <xsl:with-param name="b" select="tb:phrase('inv.needed', 'k', $remaining, 'x', 'city/inv-needed')"/>
   </xsl:call-template>
   <xsl:call-template name="silent-projects"/>
   <xsl:variable name="needed" select="tb:phrase('inv.needed', 'k', $remaining, 'x', 'city/inv-needed')"/>
   <xsl:call-template name="entered-projects"><xsl:with-param name="m" select="tb:if(tb:dec('city/inv-month') != '', $figures/@month-label)"/></xsl:call-template>
   <xsl:value-of select="tb:phrase('noplan.projects', 'of', $planless-of, 'need', tb:if($needed != '', 'yes'), 'n', 'city/inv-noplan', 'p', 'city/inv-completion')"/>
  </xsl:with-param></xsl:call-template>
  <xsl:call-template name="paragraph"><xsl:with-param name="text">
   <xsl:call-template name="steps"/>
   <xsl:call-template name="see"><xsl:with-param name="name" select="'targets'"/></xsl:call-template>
  </xsl:with-param></xsl:call-template>
  <xsl:if test="not($mostly-missing)"><xsl:call-template name="paragraph"><xsl:with-param name="text"><xsl:copy-of select="$reports"/></xsl:with-param></xsl:call-template></xsl:if>
  <xsl:call-template name="own"><xsl:with-param name="at" select="'summary'"/></xsl:call-template>
 </xsl:template>

 <!-- P12, and what was revised since. -->
 <xsl:template name="reports">
  <xsl:variable name="names">
   <xsl:call-template name="names"><xsl:with-param name="of" select="$missing"/></xsl:call-template>
  </xsl:variable>
  <xsl:variable name="revised">
   <xsl:call-template name="revised-units"/>
  </xsl:variable>
  <xsl:value-of select="tb:phrase('reports', 'names', $names, 'late', string(count($late)), 'n', 'reports/expected', 'k', 'reports/received',
    'r', 'reports/rate', 'm', 'reports/missing')"/>
  <xsl:value-of select="tb:phrase('reports.pending', 'n', 'reports/pending')"/>
  <xsl:if test="$revised != ''">
   <xsl:value-of select="concat(tb:phrase('revised', 'names', $revised, 'how', string($revised-how)), tb:phrase('annex.in.before'))"/>
   <xsl:call-template name="annex-ref"><xsl:with-param name="name" select="'reports'"/></xsl:call-template>
   <xsl:value-of select="concat(tb:phrase('annex.in.after'), tb:phrase('stop'))"/>
   <xsl:call-template name="revised-said"><xsl:with-param name="scope" select="'city'"/></xsl:call-template>
  </xsl:if>
 </xsl:template>

 <!-- ===== 二、主要指标完成情况 ===== -->
 <xsl:template name="indicators">
  <h level="1"><xsl:value-of select="tb:phrase('h.indicators')"/></h>
  <h level="2"><xsl:value-of select="tb:phrase('h.industries')"/></h>
  <xsl:call-template name="industries"/>
  <h level="2"><xsl:value-of select="tb:phrase('h.enterprises')"/></h>
  <xsl:call-template name="enterprises"/>
  <h level="2"><xsl:value-of select="tb:phrase('h.projects')"/></h>
  <xsl:call-template name="projects"/>
  <xsl:call-template name="own"><xsl:with-param name="at" select="'indicators'"/></xsl:call-template>
 </xsl:template>

 <!-- P4 of the industries that stood on the step last year; of a year that is over, that stand there. -->
 <xsl:template name="stepped">
  <xsl:variable name="word" select="string($industry-step)"/>
  <xsl:variable name="parts">
   <xsl:for-each select="$figures/f:industries/f:industry">
    <xsl:variable name="scope" select="concat('industry/', @code, '/')"/>
    <xsl:variable name="tier" select="concat($scope, 'rev-', tb:if($month = '12' and tb:has(concat($scope, 'rev-reached-tier')), 'reached-'), 'tier')"/>
    <xsl:if test="tb:has($tier) and tb:figure($tier) = $word">
     <xsl:variable name="part" select="tb:phrase('rev.industry', 'month', $month, 'name', @short, 'x', concat($scope, 'rev'),
       'g', concat($scope, 'rev-growth'), 'p', concat($scope, 'rev-completion'), 'd', concat($scope, 'rev-lead'))"/>
     <xsl:if test="$part != ''"><part><xsl:value-of select="$part"/></part></xsl:if>
    </xsl:if>
   </xsl:for-each>
  </xsl:variable>
  <xsl:if test="$parts != ''">
   <xsl:variable name="list">
    <xsl:call-template name="joined"><xsl:with-param name="parts" select="exsl:node-set($parts)/*"/></xsl:call-template>
   </xsl:variable>
   <xsl:value-of select="tb:phrase('rev.stepped', 'word', $word, 'list', $list)"/>
  </xsl:if>
 </xsl:template>

 <!-- Long clauses parted by a semicolon. -->
 <xsl:template name="joined">
  <xsl:param name="parts"/>
  <xsl:for-each select="$parts">
   <xsl:if test="position() &gt; 1"><xsl:value-of select="tb:phrase('semicolon')"/></xsl:if>
   <xsl:value-of select="."/>
  </xsl:for-each>
 </xsl:template>

 <xsl:template name="industries">
  <xsl:call-template name="paragraph"><xsl:with-param name="text">
   <xsl:if test="tb:state('city/rev') != 'missing'"><xsl:call-template name="stepped"/></xsl:if>
  </xsl:with-param></xsl:call-template>
  <xsl:variable name="growth">
   <xsl:variable name="all-grow">
    <xsl:if test="tb:figure('city/rev-growing') = tb:figure('city/rev-rated')">yes</xsl:if>
   </xsl:variable>
   <xsl:value-of select="tb:phrase('rev.rated.industries', 'all', $all-grow, 'a', 'city/rev-growing', 'b', 'city/rev-rated')"/>
   <xsl:call-template name="front">
    <xsl:with-param name="ranking" select="$rankings/f:ranking[@id = 'industry/rev-growth']"/>
    <xsl:with-param name="places" select="$rankings/f:ranking[@id = 'industry/rev-growth']/f:place[count(../f:place/f:item) &lt;= 3 or tb:dir(f:item[1]/@figure) = 'up']"/>
    <xsl:with-param name="lead-in" select="'front.growth'"/>
    <xsl:with-param name="place" select="'front.growth.place'"/>
   </xsl:call-template>
  </xsl:variable>
  <xsl:call-template name="paragraph"><xsl:with-param name="text">
   <xsl:call-template name="lamps"><xsl:with-param name="of" select="'industry'"/></xsl:call-template>
   <xsl:call-template name="front"><xsl:with-param name="ranking" select="$by-industry"/></xsl:call-template>
   <xsl:call-template name="behind">
    <xsl:with-param name="of" select="'industry/rev-completion'"/>
    <xsl:with-param name="otherwise" select="'behind.none.industries'"/>
   </xsl:call-template>
   <xsl:call-template name="moves"><xsl:with-param name="ranking" select="'industry/rev-completion'"/></xsl:call-template>
   <xsl:if test="$growth = ''"><xsl:call-template name="see"><xsl:with-param name="name" select="'industries'"/></xsl:call-template></xsl:if>
  </xsl:with-param></xsl:call-template>
  <xsl:if test="$growth != ''">
   <p>
    <xsl:value-of select="$growth"/>
    <xsl:call-template name="see"><xsl:with-param name="name" select="'industries'"/></xsl:call-template>
   </p>
  </xsl:if>
  <xsl:call-template name="completion-chart">
   <xsl:with-param name="form" select="'bullet'"/>
   <xsl:with-param name="id" select="'c1'"/>
   <xsl:with-param name="name" select="'industries'"/>
   <xsl:with-param name="ranking" select="$by-industry"/>
   <xsl:with-param name="quantity" select="'rev-completion'"/>
   <xsl:with-param name="subjects" select="$figures/f:industries/f:industry"/>
  </xsl:call-template>
 </xsl:template>

 <xsl:template name="enterprises">
  <xsl:call-template name="paragraph"><xsl:with-param name="text">
   <xsl:value-of select="tb:phrase('rev.enterprises', 'others', $other-enterprises, 'revised', '', 'month', $month, 'period', $period, 'previous', $previous-label,
     'n', 'group/annex/rev-units', 'x', 'group/annex/rev', 'g', 'group/annex/rev-growth',
     'was', tb:maybe(concat('group/annex/rev-growth@', $previous)), 'c', tb:maybe('group/annex/rev-growth-change'),
     'p', 'group/annex/rev-completion', 'd', 'group/annex/rev-lead')"/>
   <xsl:variable name="never">
    <xsl:if test="$figures/f:enterprises[@group = 'annex']/f:enterprise[@child = 'no' and tb:state(concat('enterprise/', @code, '/rev')) = 'missing']">yes</xsl:if>
   </xsl:variable>
   <xsl:value-of select="tb:phrase('rev.missing.enterprises', 'never', $never, 'n', 'group/annex/rev-missing', 'x', 'group/annex/rev')"/>
   <xsl:value-of select="tb:phrase('noplan.enterprises', 'n', 'group/annex/rev-noplan', 'p', 'group/annex/rev-completion')"/>
   <xsl:call-template name="lamps"><xsl:with-param name="of" select="'enterprise'"/></xsl:call-template>
   <xsl:call-template name="front">
    <xsl:with-param name="ranking" select="$rankings/f:ranking[@id = 'enterprise/rev-completion']"/>
   </xsl:call-template>
   <xsl:call-template name="behind">
    <xsl:with-param name="of" select="'enterprise/rev-completion'"/>
    <xsl:with-param name="otherwise" select="'behind.none.enterprises'"/>
   </xsl:call-template>
  </xsl:with-param></xsl:call-template>
  <xsl:call-template name="paragraph"><xsl:with-param name="text">
   <xsl:variable name="all-grow">
    <xsl:if test="tb:figure('group/annex/rev-growing') = tb:figure('group/annex/rev-rated')">yes</xsl:if>
   </xsl:variable>
   <xsl:value-of select="tb:phrase('rev.rated.enterprises', 'all', $all-grow, 'a', 'group/annex/rev-growing', 'b', 'group/annex/rev-rated')"/>
   <xsl:call-template name="front">
    <xsl:with-param name="ranking" select="$rankings/f:ranking[@id = 'enterprise/rev-growth']"/>
    <xsl:with-param name="places" select="$rankings/f:ranking[@id = 'enterprise/rev-growth']/f:place[count(../f:place/f:item) &lt;= 3 or tb:dir(f:item[1]/@figure) = 'up']"/>
    <xsl:with-param name="lead-in" select="'front.growth'"/>
    <xsl:with-param name="place" select="'front.growth.place'"/>
   </xsl:call-template>
   <xsl:value-of select="tb:phrase('rev.register', 'revised', '', 'month', $month, 'previous', $previous-label,
     'n', 'group/register/rev-units', 'x', 'group/register/rev', 'g', 'group/register/rev-growth',
     'was', tb:maybe(concat('group/register/rev-growth@', $previous)), 'c', tb:maybe('group/register/rev-growth-change'),
     'p', 'group/register/rev-completion', 'd', 'group/register/rev-lead')"/>
   <xsl:variable name="never-registered">
    <xsl:if test="$figures/f:enterprises[@group = 'register']/f:enterprise[tb:state(concat('enterprise/', @code, '/rev')) = 'missing']">yes</xsl:if>
   </xsl:variable>
   <xsl:if test="tb:has('group/register/rev-missing') and tb:dec('group/register/rev-missing') != ''">
    <xsl:value-of select="tb:phrase('rev.missing.register', 'never', $never-registered, 'n', 'group/register/rev-missing', 'x', 'group/register/rev')"/>
   </xsl:if>
   <xsl:call-template name="see"><xsl:with-param name="name" select="'enterprises'"/></xsl:call-template>
  </xsl:with-param></xsl:call-template>
 </xsl:template>

 <xsl:template name="projects">
  <xsl:variable name="bands">
   <xsl:for-each select="$figures/f:bands/f:band">
    <xsl:variable name="scope" select="concat('band/', @code, '/')"/>
    <xsl:variable name="part" select="tb:phrase('inv.part', 'month', $month, 'name', @name, 'n', concat($scope, 'projects'),
      'x', concat($scope, 'inv'), 'p', concat($scope, 'inv-completion'), 'd', concat($scope, 'inv-lead'))"/>
    <xsl:if test="$part != ''"><part><xsl:value-of select="$part"/></part></xsl:if>
   </xsl:for-each>
  </xsl:variable>
  <xsl:call-template name="paragraph"><xsl:with-param name="text">
   <xsl:if test="$bands != '' and not($no-investment)">
    <xsl:variable name="list">
     <xsl:call-template name="joined"><xsl:with-param name="parts" select="exsl:node-set($bands)/*"/></xsl:call-template>
    </xsl:variable>
    <xsl:value-of select="tb:phrase('bands', 'list', $list)"/>
   </xsl:if>
   <xsl:call-template name="lamps"><xsl:with-param name="of" select="'project'"/></xsl:call-template>
  </xsl:with-param></xsl:call-template>
  <xsl:variable name="totals">
   <xsl:call-template name="counts"><xsl:with-param name="of" select="$figures/f:bands/f:total"/></xsl:call-template>
  </xsl:variable>
  <xsl:variable name="counts">
   <xsl:call-template name="counts"><xsl:with-param name="of" select="$figures/f:bands/f:band"/></xsl:call-template>
  </xsl:variable>
  <xsl:call-template name="paragraph">
   <xsl:with-param name="text" select="tb:phrase('counts', 'totals', $totals, 'bands', $counts)"/>
  </xsl:call-template>
  <xsl:call-template name="paragraph"><xsl:with-param name="text">
   <xsl:if test="not($no-investment)"><xsl:call-template name="project-rates"/></xsl:if>
   <xsl:call-template name="see"><xsl:with-param name="name" select="'projects'"/></xsl:call-template>
  </xsl:with-param></xsl:call-template>
  <xsl:call-template name="curve-chart">
   <xsl:with-param name="id" select="'c2'"/>
  </xsl:call-template>
 </xsl:template>

 <!-- F18: how many there are and how many the plan promises. -->
 <xsl:template name="counts">
  <xsl:param name="of"/>
  <xsl:variable name="parts">
   <xsl:for-each select="$of">
    <xsl:variable name="scope" select="concat('band/', @code, '/')"/>
    <xsl:variable name="part" select="tb:phrase('counts.item', 'name', @name, 'planned', tb:maybe(concat($scope, 'planned-count')),
      'n', concat($scope, 'projects'), 'gap', tb:maybe(concat($scope, 'count-gap')))"/>
    <xsl:if test="$part != ''"><part><xsl:value-of select="$part"/></part></xsl:if>
   </xsl:for-each>
  </xsl:variable>
  <xsl:call-template name="joined"><xsl:with-param name="parts" select="exsl:node-set($parts)/*"/></xsl:call-template>
 </xsl:template>

 <!-- ===== 三、各县市区、各领域进展情况 ===== -->
 <xsl:template name="progress">
  <h level="1"><xsl:value-of select="tb:phrase('h.progress')"/></h>
  <h level="2"><xsl:value-of select="tb:phrase('h.counties')"/></h>
  <xsl:call-template name="paragraph"><xsl:with-param name="text">
   <xsl:call-template name="front"><xsl:with-param name="ranking" select="$by-county"/></xsl:call-template>
   <xsl:call-template name="behind">
    <xsl:with-param name="of" select="'county/inv-completion'"/>
    <xsl:with-param name="otherwise" select="'behind.none.counties'"/>
   </xsl:call-template>
   <xsl:call-template name="lamps"><xsl:with-param name="of" select="'county'"/></xsl:call-template>
   <xsl:call-template name="moves"><xsl:with-param name="ranking" select="'county/inv-completion'"/></xsl:call-template>
   <xsl:call-template name="see"><xsl:with-param name="name" select="'counties'"/></xsl:call-template>
  </xsl:with-param></xsl:call-template>
  <xsl:call-template name="completion-chart">
   <xsl:with-param name="form" select="'ranked'"/>
   <xsl:with-param name="id" select="'c3'"/>
   <xsl:with-param name="name" select="'counties'"/>
   <xsl:with-param name="ranking" select="$by-county"/>
   <xsl:with-param name="quantity" select="'inv-completion'"/>
   <xsl:with-param name="subjects" select="$figures/f:counties/f:county"/>
  </xsl:call-template>
  <h level="2"><xsl:value-of select="tb:phrase('h.domains')"/></h>
  <xsl:for-each select="$figures/f:domains/f:domain">
   <xsl:variable name="scope" select="concat('domain/', @code, '/')"/>
   <xsl:call-template name="paragraph"><xsl:with-param name="text">
    <xsl:variable name="rev"><xsl:call-template name="domain-revenue"><xsl:with-param name="domain" select="."/></xsl:call-template></xsl:variable>
    <xsl:variable name="inv" select="tb:phrase('inv.domain', 'month', $month, 'name', @name, 'rev', string($rev), 'n', concat($scope, 'projects'),
      'x', concat($scope, 'inv'), 'p', concat($scope, 'inv-completion'), 'd', concat($scope, 'inv-lead'))"/>
    <xsl:value-of select="concat($rev, $inv)"/>
    <xsl:if test="$rev != '' or $inv != ''"><xsl:value-of select="tb:phrase('stop')"/></xsl:if>
   </xsl:with-param></xsl:call-template>
  </xsl:for-each>
  <xsl:call-template name="practices"/>
  <xsl:call-template name="own"><xsl:with-param name="at" select="'progress'"/></xsl:call-template>
 </xsl:template>

 <!-- Those that the sheet chose, in its order. -->
 <xsl:template name="practices">
  <xsl:if test="$issue/i:practice">
   <h level="2"><xsl:value-of select="tb:phrase('h.practices')"/></h>
   <xsl:for-each select="$issue/i:practice">
    <xsl:variable name="unit" select="string(@unit)"/>
    <xsl:variable name="index" select="string(@index)"/>
    <xsl:for-each select="$figures/f:practices/f:practice[@unit = $unit and @index = $index]">
     <p>
      <k><xsl:value-of select="tb:phrase('practice', 'title', @title)"/></k>
      <xsl:value-of select="."/>
      <xsl:value-of select="tb:phrase('practice.unit', 'name', @unit-name)"/>
     </p>
    </xsl:for-each>
   </xsl:for-each>
  </xsl:if>
 </xsl:template>

 <!-- ===== 四、存在的问题: one entry a kind of fault ===== -->
 <xsl:variable name="no-investment" select="tb:state('city/inv') = 'missing' or tb:state('city/inv') = 'none'"/>
 <xsl:variable name="start-short" select="not($no-investment) and tb:state('city/starts-due') = 'value' and number(tb:dec('city/start-rate-due')) &lt; 100
   and ($late-starts or $due-starts or tb:state('city/started') = 'zero')"/>
 <xsl:variable name="due-starts-told" select="$due-starts[not($no-investment)]"/>
 <!-- Those without investment, where more than can be named stand first: they are level. -->
 <xsl:variable name="idle" select="$alerts[tb:state(@figure) = 'zero']"/>
 <xsl:variable name="idle-tie" select="count($idle) &gt; 5 and not($alerts[position() &lt;= 6 and tb:state(@figure) != 'zero'])"/>
 <xsl:variable name="start-late" select="not($no-investment) and boolean($late-starts)"/>
 <xsl:variable name="problems-open" select="tb:has('problems/open') and tb:state('problems/open') = 'value'"/>
 <xsl:variable name="overdue" select="$figures/f:problems/f:problem[@overdue = 'yes']"/>
 <xsl:variable name="all-missing" select="tb:state('reports/received') = 'zero'"/>

 <xsl:variable name="fault-list">
  <xsl:if test="$behind-counties">
   <xsl:variable name="worst">
    <xsl:call-template name="worst">
     <xsl:with-param name="items" select="$behind-counties"/>
    </xsl:call-template>
   </xsl:variable>
   <fault>
    <k><xsl:value-of select="tb:phrase('fault.pace', 'month', $month)"/></k>
    <xsl:value-of select="tb:phrase('fault.pace.text', 'month', $month, 'worst', $worst, 'd', 'city/inv-lead')"/>
   </fault>
  </xsl:if>
  <xsl:if test="$behind-industries or $behind-enterprises">
   <xsl:variable name="industries">
    <xsl:call-template name="worst">
     <xsl:with-param name="items" select="$behind-industries"/>
    </xsl:call-template>
   </xsl:variable>
   <xsl:variable name="enterprises">
    <xsl:call-template name="worst">
     <xsl:with-param name="items" select="$behind-enterprises"/>
    </xsl:call-template>
   </xsl:variable>
   <fault>
    <k><xsl:value-of select="tb:phrase('fault.revenue', 'month', $month, 'industries', $industries, 'enterprises', $enterprises)"/></k>
    <xsl:value-of select="tb:phrase('fault.revenue.text', 'industries', $industries, 'enterprises', $enterprises)"/>
    <xsl:call-template name="falling"/>
   </fault>
  </xsl:if>
  <xsl:if test="$alerts">
   <xsl:variable name="list">
    <xsl:choose>
     <!-- they are level: those with the largest plans are named -->
     <xsl:when test="$idle-tie">
      <xsl:for-each select="$idle">
       <xsl:sort select="tb:dec(concat('project/', @code, '/inv-plan'))" data-type="number" order="descending"/>
       <xsl:if test="position() &lt;= 5">
        <xsl:if test="position() &gt; 1"><xsl:value-of select="$and"/></xsl:if>
        <xsl:value-of select="tb:phrase('fault.idle.item', 'region', @region-name, 'name', @name, 'x', concat('project/', @code, '/inv-plan'))"/>
       </xsl:if>
      </xsl:for-each>
     </xsl:when>
     <xsl:otherwise>
      <xsl:for-each select="$alerts[position() &lt;= 5]">
       <xsl:if test="position() &gt; 1"><xsl:value-of select="$and"/></xsl:if>
       <xsl:value-of select="tb:phrase('fault.alerts.item', 'month', $month, 'region', @region-name, 'name', @name, 'p', @figure, 'd', @lead)"/>
      </xsl:for-each>
     </xsl:otherwise>
    </xsl:choose>
   </xsl:variable>
   <fault>
    <k><xsl:value-of select="tb:phrase('fault.alerts', 'month', $month, 'silent', string($no-investment))"/></k>
    <xsl:choose>
     <xsl:when test="$no-investment"><xsl:value-of select="tb:phrase('fault.alerts.silent', 'r', tb:maybe('lamps/project/red'), 'y', tb:maybe('lamps/project/yellow'))"/></xsl:when>
     <xsl:when test="count($alerts) &gt; 5">
      <xsl:value-of select="tb:phrase('fault.alerts.text', 'idle', tb:if($idle-tie, string(count($idle))), 'gap', tb:if($alerts[tb:dir(@lead) != ''], 'yes'), 'list', $list, 'r', tb:maybe('lamps/project/red'), 'y', tb:maybe('lamps/project/yellow'))"/>
     </xsl:when>
     <xsl:otherwise>
      <xsl:value-of select="tb:phrase('fault.alerts.all', 'list', $list, 'r', tb:maybe('lamps/project/red'), 'y', tb:maybe('lamps/project/yellow'))"/>
     </xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="stopped"/>
    <xsl:call-template name="see"><xsl:with-param name="name" select="'alerts'"/></xsl:call-template>
   </fault>
  </xsl:if>
  <xsl:if test="$start-short or $start-late or $late-finishes or $due-starts-told or $due-finishes">
   <fault>
    <xsl:choose>
     <xsl:when test="$start-short">
      <k><xsl:value-of select="tb:phrase('fault.starts')"/></k>
      <xsl:value-of select="tb:phrase('fault.starts.text', 'due', 'city/starts-due', 'done', 'city/started', 'rate', 'city/start-rate-due')"/>
     </xsl:when>
     <!-- as many started as were due, but others than those -->
     <xsl:when test="$start-late or $due-starts-told"><k><xsl:value-of select="tb:phrase('fault.starts.late')"/></k></xsl:when>
     <xsl:otherwise><k><xsl:value-of select="tb:phrase('fault.finishes')"/></k></xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="late-projects">
     <xsl:with-param name="projects" select="$late-starts"/>
     <xsl:with-param name="attribute" select="'start-late'"/>
     <xsl:with-param name="phrase" select="'fault.starts.'"/>
    </xsl:call-template>
    <xsl:call-template name="due-projects"><xsl:with-param name="of" select="$due-starts-told"/><xsl:with-param name="phrase" select="'fault.starts.due'"/></xsl:call-template>
    <xsl:call-template name="late-projects">
     <xsl:with-param name="projects" select="$late-finishes"/>
     <xsl:with-param name="attribute" select="'finish-late'"/>
     <xsl:with-param name="phrase" select="'fault.finishes.'"/>
    </xsl:call-template>
    <xsl:call-template name="due-projects"><xsl:with-param name="of" select="$due-finishes[not($no-investment)]"/><xsl:with-param name="phrase" select="'fault.finishes.due'"/></xsl:call-template>
    <xsl:if test="$late-projects and not($alerts)"><xsl:call-template name="see"><xsl:with-param name="name" select="'alerts'"/></xsl:call-template></xsl:if>
   </fault>
  </xsl:if>
  <xsl:if test="$problems-open">
   <fault>
    <k>
     <xsl:choose>
      <xsl:when test="$overdue"><xsl:value-of select="tb:phrase('fault.problems')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="tb:phrase('fault.problems.open')"/></xsl:otherwise>
     </xsl:choose>
    </k>
    <xsl:call-template name="problem-counts"/>
    <xsl:call-template name="overdue-problems"/>
    <xsl:call-template name="see"><xsl:with-param name="name" select="'problems'"/></xsl:call-template>
   </fault>
  </xsl:if>
  <xsl:if test="$missing or $late">
   <fault>
    <k><xsl:value-of select="tb:phrase('fault.reports')"/></k>
    <xsl:choose>
     <xsl:when test="$all-missing"><xsl:value-of select="tb:phrase('fault.reports.all')"/></xsl:when>
     <xsl:when test="$missing">
      <xsl:variable name="names">
       <xsl:for-each select="$missing">
        <xsl:if test="position() &gt; 1"><xsl:value-of select="$and"/></xsl:if>
        <xsl:value-of select="tb:phrase('reports.unit', 'name', @name, 'k', string(@missing-months))"/>
       </xsl:for-each>
      </xsl:variable>
      <xsl:value-of select="tb:phrase('fault.reports.missing', 'names', $names)"/>
     </xsl:when>
    </xsl:choose>
    <xsl:if test="$late">
     <xsl:variable name="names">
      <xsl:call-template name="names"><xsl:with-param name="of" select="$late"/></xsl:call-template>
     </xsl:variable>
     <xsl:value-of select="tb:phrase('reports.late', 'names', $names)"/>
    </xsl:if>
    <xsl:call-template name="see"><xsl:with-param name="name" select="'reports'"/></xsl:call-template>
   </fault>
  </xsl:if>
 </xsl:variable>

 <!-- Projects on which nothing is done; of more than five the largest. -->
 <xsl:variable name="stopped" select="$figures/f:projects/f:project[@stage = tb:phrase('stage.stopped')]"/>
 <xsl:template name="stopped">
  <xsl:if test="$stopped">
   <xsl:variable name="list">
    <xsl:for-each select="$stopped">
     <xsl:sort select="tb:dec(concat('project/', @code, '/inv-plan'))" data-type="number" order="descending"/>
     <xsl:if test="position() &lt;= 5">
      <xsl:if test="position() &gt; 1"><xsl:value-of select="$and"/></xsl:if>
      <xsl:value-of select="concat(@region-name, @name)"/>
     </xsl:if>
    </xsl:for-each>
   </xsl:variable>
   <xsl:value-of select="tb:phrase('fault.stopped', 'list', string($list), 'n', string(count($stopped)), 'more', tb:if(count($stopped) &gt; 5, 'yes'))"/>
  </xsl:if>
 </xsl:template>

 <!-- Whose revenue, of those behind, is lower than a year ago, and by how much. -->
 <xsl:template name="falling">
  <xsl:variable name="of" select="$behind-industries[tb:dir(concat('industry/', @code, '/rev-growth')) = 'down'] |
    $behind-enterprises[tb:dir(concat('enterprise/', @code, '/rev-growth')) = 'down']"/>
  <xsl:for-each select="$of">
   <xsl:variable name="industry" select="tb:subject('industry', @code)"/>
   <xsl:variable name="name">
    <xsl:choose>
     <xsl:when test="$industry"><xsl:value-of select="tb:phrase('industry', 'name', @short)"/></xsl:when>
     <xsl:otherwise><xsl:call-template name="name"/></xsl:otherwise>
    </xsl:choose>
   </xsl:variable>
   <xsl:value-of select="tb:phrase('fault.revenue.fall', 'name', string($name), 'first', tb:if(position() = 1, 'yes'),
     'g', concat(tb:if($industry, 'industry/', 'enterprise/'), @code, '/rev-growth'))"/>
  </xsl:for-each>
  <xsl:if test="$of"><xsl:value-of select="tb:phrase('stop')"/></xsl:if>
 </xsl:template>

 <xsl:template name="problem-counts">
  <xsl:variable name="all">
   <xsl:if test="tb:figure('problems/open') = tb:figure('problems/overdue')">yes</xsl:if>
  </xsl:variable>
  <xsl:value-of select="tb:phrase('problems', 'month', $month, 'all', $all, 'a', 'problems/opening', 'b', 'problems/new', 'c', 'problems/closed',
    'd', 'problems/open', 'e', 'problems/overdue', 'r', 'problems/rate')"/>
 </xsl:template>

 <xsl:template name="late-projects">
  <xsl:param name="projects"/>
  <xsl:param name="attribute"/>
  <xsl:param name="phrase"/>
  <xsl:if test="$projects">
   <xsl:variable name="list">
    <xsl:for-each select="$projects">
     <xsl:sort select="@*[name() = $attribute]" data-type="number" order="descending"/>
     <xsl:if test="position() &lt;= 5">
      <xsl:if test="position() &gt; 1"><xsl:value-of select="$and"/></xsl:if>
      <xsl:value-of select="tb:phrase('fault.late.item', 'region', @region-name, 'name', @name, 'k', string(@*[name() = $attribute]))"/>
     </xsl:if>
    </xsl:for-each>
   </xsl:variable>
   <xsl:choose>
    <xsl:when test="count($projects) &gt; 5"><xsl:value-of select="tb:phrase(concat($phrase, 'some'), 'list', $list)"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="tb:phrase(concat($phrase, 'list'), 'list', $list)"/></xsl:otherwise>
   </xsl:choose>
  </xsl:if>
 </xsl:template>

 <!-- Of more than five the largest. -->
 <xsl:template name="due-projects">
  <xsl:param name="of"/>
  <xsl:param name="phrase"/>
  <xsl:if test="$of">
   <xsl:variable name="list">
    <xsl:for-each select="$of">
     <xsl:sort select="tb:dec(concat('project/', @code, '/inv-plan'))" data-type="number" order="descending"/>
     <xsl:if test="position() &lt;= 5">
      <xsl:if test="position() &gt; 1"><xsl:value-of select="$and"/></xsl:if>
      <xsl:value-of select="concat(@region-name, @name)"/>
     </xsl:if>
    </xsl:for-each>
   </xsl:variable>
   <xsl:value-of select="tb:phrase($phrase, 'list', string($list), 'n', string(count($of)), 'more', tb:if(count($of) &gt; 5, 'yes'))"/>
  </xsl:if>
 </xsl:template>

 <!-- Those that are overdue at the period's end, longest first, at most three. -->
 <xsl:template name="overdue-problems">
  <xsl:if test="$overdue">
   <xsl:variable name="list">
    <xsl:for-each select="$overdue">
     <xsl:sort select="@overdue-days" data-type="number" order="descending"/>
     <xsl:if test="position() &lt;= 3">
      <xsl:if test="position() &gt; 1"><xsl:value-of select="tb:phrase('semicolon')"/></xsl:if>
      <xsl:value-of select="tb:phrase('fault.overdue.item', 'responsible', string(@responsible), 'unit', @unit-name, 'days', string(@overdue-days))"/>
     </xsl:if>
    </xsl:for-each>
   </xsl:variable>
   <xsl:value-of select="tb:phrase('fault.overdue', 'list', string($list), 'more', tb:if($overdue[4], 'yes'), 'end', tb:phrase('period.end', 'month', $month))"/>
  </xsl:if>
 </xsl:template>

 <xsl:template name="problems">
  <xsl:variable name="faults" select="exsl:node-set($fault-list)/*"/>
  <h level="1"><xsl:value-of select="tb:phrase('h.problems')"/></h>
  <xsl:if test="not($faults)">
   <p><xsl:value-of select="tb:phrase('fault.none', 'period', $period)"/></p>
  </xsl:if>
  <xsl:for-each select="$faults">
   <p>
    <k>
     <xsl:if test="last() &gt; 1">
      <xsl:variable name="at" select="position()"/>
      <xsl:value-of select="tb:phrase('fault.number', 'n', string(str:split(tb:phrase('numerals'), '|')[$at]))"/>
     </xsl:if>
     <xsl:value-of select="*[1]"/>
    </k>
    <xsl:copy-of select="node()[position() &gt; 1]"/>
   </p>
  </xsl:for-each>
  <xsl:if test="not($problems-open)">
   <xsl:call-template name="paragraph"><xsl:with-param name="text"><xsl:call-template name="problem-counts"/></xsl:with-param></xsl:call-template>
  </xsl:if>
  <xsl:call-template name="own"><xsl:with-param name="at" select="'problems'"/></xsl:call-template>
 </xsl:template>

 <!-- ===== 五、下一步工作要求: what the faults call for, then what is always due ===== -->
 <xsl:variable name="demand-list">
  <xsl:if test="$behind-counties">
   <xsl:variable name="names">
    <xsl:call-template name="names"><xsl:with-param name="of" select="$behind-counties[last() &lt;= 3]"/></xsl:call-template>
   </xsl:variable>
   <demand head="{tb:phrase('demand.pace', 'month', $month)}">
    <xsl:attribute name="text">
     <xsl:value-of select="tb:phrase('demand.pace.text', 'k', $remaining, 'month', $month, 'names', $names,
       'need', tb:phrase('inv.needed', 'k', $remaining, 'x', 'city/inv-needed'), 'd', 'city/inv-lead')"/>
     <xsl:if test="$start-short or $start-late"><xsl:value-of select="tb:phrase('demand.starts.text', 'month', $month)"/></xsl:if>
    </xsl:attribute>
   </demand>
  </xsl:if>
  <xsl:if test="$alerts and not($no-investment)">
   <demand head="{tb:phrase('demand.alerts')}" text="{tb:phrase('demand.alerts.text', 'month', $month, 'r', tb:maybe('lamps/project/red'), 'y', tb:maybe('lamps/project/yellow'))}"/>
  </xsl:if>
  <xsl:if test="($start-short or $start-late) and not($behind-counties)">
   <demand head="{tb:phrase('demand.starts')}" text="{tb:phrase('demand.starts.text', 'month', $month)}"/>
  </xsl:if>
  <xsl:if test="$behind-industries or $behind-enterprises">
   <xsl:variable name="names">
    <xsl:call-template name="names"><xsl:with-param name="of" select="$behind-industries[last() &lt;= 3]"/></xsl:call-template>
   </xsl:variable>
   <demand head="{tb:phrase('demand.revenue')}"
     text="{tb:phrase('demand.revenue.text', 'k', $remaining, 'month', $month, 'names', $names, 'need', tb:phrase('rev.needed', 'k', $remaining, 'x', 'city/rev-needed'))}"/>
  </xsl:if>
  <xsl:if test="$problems-open">
   <demand head="{tb:phrase('demand.problems')}" text="{tb:phrase('demand.problems.text', 'e', 'problems/overdue')}"/>
  </xsl:if>
  <xsl:choose>
   <xsl:when test="$all-missing">
    <demand head="{tb:phrase('demand.reports')}" text="{tb:phrase('demand.reports.all')}"/>
   </xsl:when>
   <xsl:when test="$missing">
    <xsl:variable name="names">
     <xsl:call-template name="names"><xsl:with-param name="of" select="$missing"/></xsl:call-template>
    </xsl:variable>
    <demand head="{tb:phrase('demand.reports')}" text="{tb:phrase('demand.reports.text', 'names', $names)}"/>
   </xsl:when>
   <xsl:when test="$late">
    <demand head="{tb:phrase('demand.reports')}" text="{tb:phrase('demand.late.text')}"/>
   </xsl:when>
  </xsl:choose>
 </xsl:variable>

 <xsl:variable name="standing-demands">
  <xsl:if test="not($all-missing)">
   <xsl:variable name="well"><xsl:if test="$fault-list = ''">yes</xsl:if></xsl:variable>
   <demand head="{tb:phrase('demand.keep', 'month', $month, 'well', $well)}" text="{tb:phrase('demand.keep.text', 'month', $month)}"/>
  </xsl:if>
  <demand head="{tb:phrase('demand.ladder')}" text="{tb:phrase('demand.ladder.text')}"/>
  <demand head="{tb:phrase('demand.stock')}" text="{tb:phrase('demand.stock.text')}"/>
 </xsl:variable>

 <xsl:template name="demands">
  <xsl:variable name="due" select="exsl:node-set($demand-list)/*"/>
  <xsl:variable name="standing" select="exsl:node-set($standing-demands)/*"/>
  <h level="1"><xsl:value-of select="tb:phrase('h.demands')"/></h>
  <xsl:call-template name="own"><xsl:with-param name="at" select="'outlook'"/></xsl:call-template>
  <xsl:for-each select="$due[position() &lt;= 5] | $standing[position() + count($due) &lt;= 3]">
   <xsl:variable name="at" select="position()"/>
   <p>
    <k>
     <xsl:value-of select="tb:phrase('demand.number', 'n', string(str:split(tb:phrase('numerals'), '|')[$at]))"/>
     <xsl:value-of select="@head"/>
    </k>
    <xsl:value-of select="@text"/>
   </p>
  </xsl:for-each>
 </xsl:template>
</xsl:stylesheet>
