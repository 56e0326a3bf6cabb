<?xml version="1.0" encoding="UTF-8"?>
<!-- 领导一页纸: eight numbers, three good things, three bad ones, what is to be decided; one
     page, read in half a minute.  Words from leader-page-phrases.xml. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:f="urn:tongbao:figures:1" xmlns:i="urn:tongbao:issue:1" xmlns:tb="urn:tongbao:xslt"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings"
  xmlns="urn:tongbao:document:1" exclude-result-prefixes="f i tb exsl str">

 <xsl:include href="parts/common.xsl"/>
 <xsl:include href="parts/charts.xsl"/>
 <xsl:include href="parts/briefs.xsl"/>
 <xsl:include href="parts/talks.xsl"/>

 <xsl:variable name="behind-counties" select="$figures/f:behind[@of = 'county/inv-completion']/f:item[tb:dir(@lead) = 'down']"/>
 <xsl:variable name="behind-industries" select="$figures/f:behind[@of = 'industry/rev-completion']/f:item[tb:dir(@lead) = 'down']"/>
 <xsl:variable name="behind-enterprises" select="$figures/f:behind[@of = 'enterprise/rev-completion']/f:item[tb:dir(@lead) = 'down']"/>
 <xsl:variable name="alerts" select="$figures/f:alerts[@of = 'project']/f:item"/>
 <xsl:variable name="overdue-list">
  <xsl:for-each select="$figures/f:problems/f:problem[@overdue = 'yes']">
   <xsl:sort select="@overdue-days" data-type="number" order="descending"/>
   <xsl:copy-of select="."/>
  </xsl:for-each>
 </xsl:variable>
 <xsl:variable name="overdue" select="exsl:node-set($overdue-list)/*"/>
 <xsl:variable name="vacant" select="$figures/f:liaisons/f:liaison[@state = 'vacant' and @subject = $figures/f:industries/f:industry/@code]"/>
 <!-- the chart has room where counties are few and what is said above it is not long; of the numbers of
      an earlier month it would show nothing -->
 <xsl:variable name="chart-list">
  <xsl:if test="not($mostly-missing) and $by-county/f:place/f:item[tb:dec(@figure) &gt;= 0] and count($by-county/*/f:item) &lt;= 12 and
    string-length($good-list) + string-length($bad-list) + string-length($decide-list) &lt; 850"><chart name="counties"/></xsl:if>
 </xsl:variable>
 <xsl:variable name="charts" select="exsl:node-set($chart-list)/*"/>

 <xsl:template match="/">
  <xsl:call-template name="brief">
   <xsl:with-param name="style" select="'leader'"/>
   <xsl:with-param name="more"><xsl:call-template name="planless"><xsl:with-param name="scope" select="'city'"/></xsl:call-template></xsl:with-param>
   <xsl:with-param name="title" select="tb:phrase('leader-page.title', 'label', $label, 'month', $month, 'year', $year, 'programme', $plan/@programme)"/>
   <xsl:with-param name="body">
    <xsl:if test="$mostly-missing"><xsl:call-template name="lead"/></xsl:if>
    <xsl:call-template name="eight"/>
    <xsl:call-template name="both-sides"/>
    <h level="1"><xsl:value-of select="tb:phrase('leader-page.decide')"/></h>
    <xsl:call-template name="entries">
     <xsl:with-param name="list" select="exsl:node-set($decide-list)/*"/>
     <xsl:with-param name="most" select="3"/>
     <xsl:with-param name="otherwise" select="tb:phrase('leader-page.decide.none')"/>
    </xsl:call-template>
    <xsl:call-template name="completion-chart">
     <xsl:with-param name="form" select="'ranked'"/>
     <xsl:with-param name="id" select="'counties'"/>
     <xsl:with-param name="name" select="'counties'"/>
     <xsl:with-param name="ranking" select="$by-county"/>
     <xsl:with-param name="quantity" select="'inv-completion'"/>
     <xsl:with-param name="subjects" select="$figures/f:counties/f:county"/>
     <xsl:with-param name="numbered" select="false()"/>
    </xsl:call-template>
   </xsl:with-param>
  </xsl:call-template>
 </xsl:template>

 <!-- ===== who is missing, before numbers that are made without them ===== -->
 <!-- Those that are named: the longest silent. -->
 <xsl:variable name="by-silence">
  <xsl:for-each select="$missing">
   <xsl:sort select="@missing-months" data-type="number" order="descending"/>
   <unit name="{@name}" months="{@missing-months}"/>
  </xsl:for-each>
 </xsl:variable>
 <xsl:variable name="silent" select="exsl:node-set($by-silence)/*[position() &lt;= 3]"/>
 <xsl:variable name="more-silent" select="tb:if(count($missing) &gt; count($silent), 'yes')"/>

 <xsl:template name="lead">
  <xsl:variable name="names"><xsl:call-template name="names"><xsl:with-param name="of" select="$reported[count($reported) &lt;= 3]"/></xsl:call-template></xsl:variable>
  <!-- a sum is carried where one of its members is, and lacks those that never reported (R9) -->
  <xsl:variable name="sums" select="str:tokenize('city/rev city/inv group/annex/rev group/register/rev')"/>
  <xsl:variable name="carried">
   <xsl:choose>
    <xsl:when test="not($sums[tb:has(.) and tb:state(.) = 'carried'])"/>
    <xsl:when test="$sums[tb:has(.) and tb:state(.) != 'carried']">some</xsl:when>
    <xsl:when test="$figures/f:industries/f:industry[tb:state(concat('industry/', @code, '/rev')) = 'missing'] or
      $figures/f:projects/f:project[tb:state(concat('project/', @code, '/inv')) = 'missing']">some</xsl:when>
    <xsl:otherwise>most</xsl:otherwise>
   </xsl:choose>
  </xsl:variable>
  <xsl:variable name="silent-names"><xsl:call-template name="names"><xsl:with-param name="of" select="$silent"/></xsl:call-template></xsl:variable>
  <p>
   <b><xsl:value-of select="tb:phrase('leader-page.bad.reports.head')"/></b>
   <xsl:value-of select="tb:phrase('leader-page.lead', 'known', tb:if(tb:dec('city/inv') != '' or tb:dec('city/rev') != '', 'yes'), 'reported', string($names), 'names', string($silent-names), 'longest', string($silent[1]/@months),
     'carried', string($carried), 'more', $more-silent, 'm', 'reports/missing', 'n', 'reports/expected', 'k', 'reports/received')"/>
  </p>
 </xsl:template>

 <!-- ===== the numbers ===== -->
 <xsl:template name="eight">
  <indicators columns="4">
   <xsl:call-template name="key-figure">
    <xsl:with-param name="name" select="tb:phrase('brief.rev')"/>
    <xsl:with-param name="id" select="'city/rev'"/>
    <xsl:with-param name="words" select="tb:phrase('brief.growth', 'g', 'city/rev-growth')"/>
    <xsl:with-param name="accent"><xsl:call-template name="falls"><xsl:with-param name="id" select="'city/rev-growth'"/></xsl:call-template></xsl:with-param>
   </xsl:call-template>
   <xsl:call-template name="key-figure">
    <xsl:with-param name="name" select="tb:phrase('brief.rev.completion')"/>
    <xsl:with-param name="id" select="'city/rev-completion'"/>
    <xsl:with-param name="words" select="tb:phrase('brief.cmp', 'month', $month, 'd', 'city/rev-lead')"/>
    <xsl:with-param name="accent"><xsl:call-template name="falls"><xsl:with-param name="id" select="'city/rev-lead'"/></xsl:call-template></xsl:with-param>
   </xsl:call-template>
   <xsl:call-template name="key-figure">
    <xsl:with-param name="name" select="tb:phrase('brief.inv')"/>
    <xsl:with-param name="id" select="'city/inv'"/>
    <xsl:with-param name="words" select="tb:phrase('leader-page.inv.words', 'month', $month, 'm', $figures/@month-label, 't', 'city/inv', 'x', 'city/inv-month', 'n', 'city/projects')"/>
   </xsl:call-template>
   <xsl:call-template name="key-figure">
    <xsl:with-param name="name" select="tb:phrase('brief.inv.completion')"/>
    <xsl:with-param name="id" select="'city/inv-completion'"/>
    <xsl:with-param name="words" select="tb:phrase('brief.cmp', 'month', $month, 'd', 'city/inv-lead')"/>
    <xsl:with-param name="accent"><xsl:call-template name="falls"><xsl:with-param name="id" select="'city/inv-lead'"/></xsl:call-template></xsl:with-param>
   </xsl:call-template>
   <xsl:call-template name="key-figure">
    <xsl:with-param name="name" select="tb:phrase('leader-page.enterprises')"/>
    <xsl:with-param name="id" select="'group/annex/rev'"/>
    <xsl:with-param name="words" select="tb:phrase('leader-page.enterprises.words', 'month', $month, 'g', 'group/annex/rev-growth',
      'd', 'group/annex/rev-lead', 'p', 'group/annex/rev-completion')"/>
   </xsl:call-template>
   <xsl:call-template name="key-figure">
    <xsl:with-param name="name" select="tb:phrase('leader-page.starts')"/>
    <!-- where nothing of any project is known, no share of them has started -->
    <xsl:with-param name="id" select="tb:if(tb:dec('city/inv') != '', 'city/start-rate-due')"/>
    <xsl:with-param name="words" select="tb:phrase('leader-page.starts.words', 'x', 'city/inv', 'due', 'city/starts-due', 'done', 'city/started')"/>
    <xsl:with-param name="accent"><xsl:if test="tb:dec('city/inv') != '' and number(tb:dec('city/start-rate-due')) &lt; 100">yes</xsl:if></xsl:with-param>
   </xsl:call-template>
   <xsl:call-template name="key-figure">
    <xsl:with-param name="name" select="tb:phrase('leader-page.red')"/>
    <xsl:with-param name="id" select="'lamps/project/red'"/>
    <xsl:with-param name="words" select="tb:phrase('leader-page.red.words', 'r', 'lamps/project/red', 'y', tb:maybe('lamps/project/yellow'), 'n', 'city/projects')"/>
    <xsl:with-param name="accent"><xsl:if test="tb:state('lamps/project/red') = 'value'">yes</xsl:if></xsl:with-param>
   </xsl:call-template>
   <xsl:call-template name="key-figure">
    <xsl:with-param name="name" select="tb:phrase('leader-page.overdue')"/>
    <xsl:with-param name="id" select="'problems/overdue'"/>
    <xsl:with-param name="words" select="tb:phrase('leader-page.overdue.words', 'a', 'problems/opening', 'b', 'problems/new', 'd', 'problems/open', 'r', 'problems/rate')"/>
    <xsl:with-param name="accent"><xsl:if test="tb:state('problems/overdue') = 'value'">yes</xsl:if></xsl:with-param>
   </xsl:call-template>
  </indicators>
 </xsl:template>

 <!-- ===== good and bad, side by side ===== -->
 <xsl:variable name="good-list">
  <xsl:call-template name="best">
   <xsl:with-param name="ranking" select="$by-county"/>
   <xsl:with-param name="phrase" select="'leader-page.good.county'"/>
   <xsl:with-param name="scope" select="'county'"/>
   <xsl:with-param name="series" select="'inv'"/>
   <xsl:with-param name="subjects" select="$figures/f:counties/f:county"/>
  </xsl:call-template>
  <xsl:call-template name="best">
   <xsl:with-param name="ranking" select="$by-industry"/>
   <xsl:with-param name="phrase" select="'leader-page.good.industry'"/>
   <xsl:with-param name="scope" select="'industry'"/>
   <xsl:with-param name="series" select="'rev'"/>
   <xsl:with-param name="subjects" select="$figures/f:industries/f:industry"/>
  </xsl:call-template>
  <xsl:call-template name="best">
   <xsl:with-param name="ranking" select="$by-enterprise"/>
   <xsl:with-param name="phrase" select="'leader-page.good.enterprise'"/>
   <xsl:with-param name="scope" select="'enterprise'"/>
   <xsl:with-param name="series" select="'rev'"/>
   <xsl:with-param name="subjects" select="$figures/f:enterprises[@group = 'annex']/f:enterprise"/>
  </xsl:call-template>
  <xsl:for-each select="($figures/f:movements/f:move[@dir = 'up'])[1]">
   <xsl:variable name="name"><xsl:call-template name="name"/></xsl:variable>
   <entry>
    <b><xsl:value-of select="tb:phrase('leader-page.good.rise.head', 'name', string($name))"/></b>
    <xsl:variable name="n"><xsl:call-template name="moved"/></xsl:variable>
    <xsl:value-of select="tb:phrase('leader-page.good.rise', 'month', $month, 'previous', $previous-label, 'n', string($n))"/>
   </entry>
  </xsl:for-each>
  <xsl:if test="tb:state('problems/closed') = 'value'">
   <entry>
    <b><xsl:value-of select="tb:phrase('leader-page.good.closed.head')"/></b>
    <xsl:value-of select="tb:phrase('leader-page.good.closed', 'month', $month, 'c', 'problems/closed', 'r', 'problems/rate')"/>
   </entry>
  </xsl:if>
  <xsl:if test="tb:state('reports/missing') = 'zero' and tb:state('reports/expected') = 'value'">
   <entry>
    <b><xsl:value-of select="tb:phrase('leader-page.good.reports.head')"/></b>
    <xsl:value-of select="tb:phrase('leader-page.good.reports', 'n', 'reports/expected')"/>
   </entry>
  </xsl:if>
 </xsl:variable>

 <!-- Who stands first, when not behind; by a number of this month. -->
 <xsl:template name="best">
  <xsl:param name="ranking"/>
  <xsl:param name="phrase"/>
  <xsl:param name="scope"/>
  <xsl:param name="series"/>
  <xsl:param name="subjects"/>
  <xsl:variable name="items" select="$ranking/f:place[@n = 1]/f:item"/>
  <xsl:variable name="first" select="$items[1]"/>
  <xsl:variable name="id" select="concat($scope, '/', $first/@code, '/', $series, '-')"/>
  <xsl:if test="$first and count($ranking/f:place) &gt; 1 and tb:dir(concat($id, 'lead')) != 'down' and
    not(tb:state(concat($id, 'completion')) = 'carried' and ($scope != 'county' or $mostly-missing))">
   <xsl:variable name="names">
    <xsl:call-template name="names"><xsl:with-param name="of" select="$items[position() &lt;= 3]"/></xsl:call-template>
   </xsl:variable>
   <entry>
    <b><xsl:value-of select="tb:phrase(concat($phrase, '.head'), 'month', $month, 'names', string($names))"/></b>
    <xsl:value-of select="tb:phrase($phrase, 'month', $month, 'p', concat($id, 'completion'), 'd', concat($id, 'lead'), 'g', tb:maybe(concat($id, 'growth')))"/>
    <xsl:call-template name="since"><xsl:with-param name="of" select="$subjects[@code = $first/@code]"/></xsl:call-template>
    <xsl:value-of select="tb:phrase('stop')"/>
   </entry>
  </xsl:if>
 </xsl:template>

 <!-- Who is furthest behind. -->
 <xsl:template name="furthest">
  <xsl:param name="items"/>
  <xsl:param name="phrase"/>
  <xsl:param name="scope"/>
  <xsl:param name="series"/>
  <xsl:param name="subjects"/>
  <xsl:variable name="widest"><xsl:call-template name="widest"><xsl:with-param name="items" select="$items"/></xsl:call-template></xsl:variable>
  <xsl:variable name="last" select="$items[@code = string($widest)]"/>
  <xsl:variable name="id" select="concat($scope, '/', $last/@code, '/', $series, '-')"/>
  <xsl:if test="$last">
   <xsl:variable name="names"><xsl:for-each select="$last"><xsl:call-template name="name"/></xsl:for-each></xsl:variable>
   <entry>
    <b><xsl:value-of select="tb:phrase(concat($phrase, '.head'), 'month', $month, 'names', string($names))"/></b>
    <xsl:value-of select="tb:phrase($phrase, 'month', $month, 'p', string($last/@figure), 'd', string($last/@lead), 'g', tb:maybe(concat($id, 'growth')))"/>
    <xsl:call-template name="since"><xsl:with-param name="of" select="$subjects[@code = $last/@code]"/></xsl:call-template>
    <xsl:if test="$previous != '' and $subjects[@code = $last/@code and @lamp = 'red' and @lamp-since = $figures/@period]"><xsl:value-of select="tb:phrase('leader-page.bad.turned')"/></xsl:if>
    <xsl:call-template name="newly-red"><xsl:with-param name="of" select="$subjects[@code != $last/@code]"/></xsl:call-template>
    <xsl:value-of select="tb:phrase('stop')"/>
   </entry>
  </xsl:if>
 </xsl:template>

 <!-- Who else is red since this month. -->
 <xsl:template name="newly-red">
  <xsl:param name="of"/>
  <xsl:variable name="new" select="$of[$previous != '' and @lamp = 'red' and @lamp-since = $figures/@period]"/>
  <xsl:if test="$new">
   <xsl:variable name="names"><xsl:call-template name="names"><xsl:with-param name="of" select="$new[position() &lt;= 3]"/></xsl:call-template></xsl:variable>
   <xsl:value-of select="tb:phrase('leader-page.bad.new', 'names', string($names), 'n', string(count($new)), 'more', tb:if($new[4], 'yes'))"/>
  </xsl:if>
 </xsl:template>

 <!-- Red projects without investment are level where there are more than one: those with the largest
      plans are named. -->
 <xsl:variable name="red" select="$alerts[@lamp = 'red']"/>
 <xsl:variable name="idle" select="$red[tb:state(@figure) = 'zero']"/>
 <xsl:variable name="idle-list">
  <xsl:if test="$red[1][tb:state(@figure) = 'zero'] and $red[2][tb:state(@figure) = 'zero']">
   <xsl:for-each select="$idle">
    <xsl:sort select="tb:dec(concat('project/', @code, '/inv-plan'))" data-type="number" order="descending"/>
    <xsl:if test="position() &lt;= 2">
     <xsl:if test="position() &gt; 1"><xsl:value-of select="$and"/></xsl:if>
     <xsl:value-of select="concat(@region-name, @name)"/>
    </xsl:if>
   </xsl:for-each>
  </xsl:if>
 </xsl:variable>
 <xsl:variable name="stopped" select="$figures/f:projects/f:project[@stage = tb:phrase('stage.stopped')]"/>

 <xsl:variable name="bad-list">
  <xsl:call-template name="furthest">
   <xsl:with-param name="items" select="$behind-counties"/>
   <xsl:with-param name="phrase" select="'leader-page.bad.county'"/>
   <xsl:with-param name="scope" select="'county'"/>
   <xsl:with-param name="series" select="'inv'"/>
   <xsl:with-param name="subjects" select="$figures/f:counties/f:county"/>
  </xsl:call-template>
  <xsl:call-template name="furthest">
   <xsl:with-param name="items" select="$behind-industries"/>
   <xsl:with-param name="phrase" select="'leader-page.bad.industry'"/>
   <xsl:with-param name="scope" select="'industry'"/>
   <xsl:with-param name="series" select="'rev'"/>
   <xsl:with-param name="subjects" select="$figures/f:industries/f:industry"/>
  </xsl:call-template>
  <xsl:for-each select="$red[1]">
   <entry>
    <b><xsl:value-of select="tb:phrase('leader-page.bad.projects.head', 'month', $month, 'n', 'lamps/project/red')"/></b>
    <xsl:choose>
     <xsl:when test="$idle-list != ''"><xsl:value-of select="tb:phrase('leader-page.bad.idle', 'list', string($idle-list), 'k', string(count($idle)), 'all', tb:if(count($idle) = count($red), 'yes'))"/></xsl:when>
     <xsl:otherwise>
      <xsl:value-of select="tb:phrase('leader-page.bad.projects', 'month', $month, 'region', @region-name, 'name', @name, 'p', @figure, 'd', @lead, 'n', 'lamps/project/red')"/>
      <xsl:call-template name="since"><xsl:with-param name="of" select="tb:subject('project', @code)"/></xsl:call-template>
     </xsl:otherwise>
    </xsl:choose>
    <xsl:value-of select="tb:phrase('leader-page.bad.stopped', 'n', string(count($stopped)))"/>
    <xsl:value-of select="tb:phrase('stop')"/>
   </entry>
  </xsl:for-each>
  <xsl:for-each select="$overdue[1]">
   <entry>
    <b><xsl:value-of select="tb:phrase('leader-page.bad.overdue.head', 'e', 'problems/overdue')"/></b>
    <xsl:value-of select="tb:phrase('leader-page.bad.overdue', 'responsible', @responsible, 'unit', @unit-name, 'days', string(@overdue-days), 'end', tb:phrase('period.end', 'month', $month))"/>
   </entry>
  </xsl:for-each>
  <xsl:if test="$missing and not($mostly-missing)">
   <xsl:variable name="names">
    <xsl:for-each select="$silent">
     <xsl:if test="position() &gt; 1"><xsl:value-of select="$and"/></xsl:if>
     <xsl:value-of select="tb:phrase('reports.unit', 'name', @name, 'k', string(@months))"/>
    </xsl:for-each>
   </xsl:variable>
   <entry>
    <b><xsl:value-of select="tb:phrase('leader-page.bad.reports.head')"/></b>
    <xsl:value-of select="tb:phrase('leader-page.bad.reports', 'names', string($names), 'more', $more-silent, 'm', 'reports/missing')"/>
   </entry>
  </xsl:if>
  <xsl:call-template name="furthest">
   <xsl:with-param name="items" select="$behind-enterprises"/>
   <xsl:with-param name="phrase" select="'leader-page.bad.enterprise'"/>
   <xsl:with-param name="scope" select="'enterprise'"/>
   <xsl:with-param name="series" select="'rev'"/>
   <xsl:with-param name="subjects" select="$figures/f:enterprises[@group = 'annex']/f:enterprise"/>
  </xsl:call-template>
 </xsl:variable>

 <xsl:template name="both-sides">
  <xsl:variable name="good" select="exsl:node-set($good-list)/*"/>
  <xsl:variable name="bad" select="exsl:node-set($bad-list)/*"/>
  <table id="t-sides">
   <columns><column align="left" min-width="21em" max-width="21.2em"/><column align="left" min-width="21em" max-width="21.2em"/></columns>
   <xsl:call-template name="heads"><xsl:with-param name="text" select="tb:phrase('leader-page.heads')"/></xsl:call-template>
   <tbody>
    <xsl:for-each select="str:tokenize('1 2 3')">
     <xsl:variable name="n" select="number(.)"/>
     <xsl:if test="$n = 1 or $good[$n] or $bad[$n]">
      <row>
       <cell>
        <xsl:copy-of select="$good[$n]/node()"/>
        <xsl:if test="$n = 1 and not($good)"><xsl:value-of select="tb:phrase('leader-page.good.none')"/></xsl:if>
       </cell>
       <cell>
        <xsl:copy-of select="$bad[$n]/node()"/>
        <xsl:if test="$n = 1 and not($bad)"><xsl:value-of select="tb:phrase('leader-page.bad.none', 'missing', tb:if($mostly-missing, 'yes'))"/></xsl:if>
       </cell>
      </row>
     </xsl:if>
    </xsl:for-each>
   </tbody>
  </table>
 </xsl:template>

 <!-- ===== what is to be decided ===== -->
 <xsl:variable name="decide-list">
  <!-- who is silent, before what follows from silence -->
  <xsl:if test="$mostly-missing">
   <entry><xsl:value-of select="tb:phrase('leader-page.decide.reports', 'held', string($talks-held), 'm', 'reports/missing', 'k', 'reports/received')"/></entry>
  </xsl:if>
  <xsl:if test="$talks[../@subject != 'enterprise']">
   <xsl:variable name="counties">
    <xsl:call-template name="names"><xsl:with-param name="of" select="$figures/f:counties/f:county[@code = $talks[../@subject = 'county']/@code][position() &lt;= 3]"/></xsl:call-template>
   </xsl:variable>
   <xsl:variable name="industries">
    <xsl:call-template name="names"><xsl:with-param name="of" select="$talks[../@subject = 'industry'][position() &lt;= 3]"/></xsl:call-template>
   </xsl:variable>
   <xsl:variable name="projects" select="$talks[../@subject = 'project']"/>
   <xsl:variable name="all" select="tb:phrase('leader-page.decide.talk', 'list', concat(
     tb:phrase('leader-page.decide.counties', 'names', string($counties)),
     tb:phrase('leader-page.decide.industries', 'before', string($counties), 'names', string($industries)),
     tb:phrase('leader-page.decide.projects', 'before', concat($counties, $industries), 'k', string(count($projects)), 'n', tb:if($talks-held = 0, tb:maybe(concat('escalations/', $projects[1]/../@id))))))"/>
   <entry><xsl:value-of select="$all"/></entry>
  </xsl:if>
  <xsl:for-each select="$overdue[1]">
   <entry>
    <xsl:value-of select="tb:phrase('leader-page.decide.problem', 'unit', @unit-name, 'text', @text, 'responsible', @responsible, 'days', string(@overdue-days), 'end', tb:phrase('period.end', 'month', $month))"/>
   </entry>
  </xsl:for-each>
  <xsl:if test="$vacant">
   <xsl:variable name="names">
    <xsl:for-each select="$figures/f:industries/f:industry[@code = $vacant/@subject]">
     <xsl:if test="position() &lt;= 6">
      <xsl:if test="position() &gt; 1"><xsl:value-of select="$and"/></xsl:if>
      <xsl:value-of select="@short"/>
     </xsl:if>
    </xsl:for-each>
   </xsl:variable>
   <xsl:variable name="more"><xsl:if test="count($vacant) &gt; 6">yes</xsl:if></xsl:variable>
   <entry><xsl:value-of select="tb:phrase('leader-page.decide.vacant', 'names', string($names), 'more', string($more))"/></entry>
  </xsl:if>
  <xsl:if test="not($mostly-missing) and tb:dir('city/inv-lead') = 'down' and tb:state('city/inv-needed') = 'value'">
   <entry><xsl:value-of select="tb:phrase('leader-page.decide.pace', 'k', $remaining, 'x', 'city/inv-needed')"/></entry>
  </xsl:if>
 </xsl:variable>
</xsl:stylesheet>
