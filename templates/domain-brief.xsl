<?xml version="1.0" encoding="UTF-8"?>
<!-- 领域简报: one of each domain, as a county's: place and why it moved, what is due, its industries
     and enterprises with their steps, its projects and problems.  Words from phrases.xml
     (brief.) and domain-brief-phrases.xml. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:f="urn:tongbao:figures:1" xmlns:i="urn:tongbao:issue:1" xmlns:tb="urn:tongbao:xslt"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings"
  xmlns="urn:tongbao:document:1" exclude-result-prefixes="f i tb exsl str">

 <xsl:include href="parts/common.xsl"/>
 <xsl:include href="parts/charts.xsl"/>
 <xsl:include href="parts/history.xsl"/>
 <xsl:include href="parts/briefs.xsl"/>
 <xsl:include href="parts/revisions.xsl"/>
 <xsl:include href="parts/targets.xsl"/>

 <xsl:variable name="charts" select="/.."/>

 <xsl:template match="/">
  <xsl:variable name="own" select="tb:scope()"/>
  <xsl:variable name="code" select="string($own/@code)"/>
  <xsl:variable name="scope" select="concat('domain/', $code)"/>
  <xsl:variable name="projects" select="$figures/f:projects/f:project[@domain = $code]"/>
  <xsl:variable name="industries" select="$figures/f:industries/f:industry[@domain = $code]"/>
  <xsl:variable name="enterprises" select="$figures/f:enterprises[@group = 'annex']/f:enterprise[@domain = $code and @child = 'no']"/>
  <!-- its lead, and who reports its industries -->
  <xsl:variable name="unit" select="$figures/f:units/f:unit[@code = $own/@lead or @code = $industries/@reporter]"/>
  <xsl:variable name="problems" select="$figures/f:problems/f:problem[@status != '销号' and (@responsible = $own/@lead-name or @responsible = $unit[@kind = 'department']/@name)]"/>
  <xsl:variable name="has-path"><xsl:call-template name="has-path"><xsl:with-param name="ranking" select="$by-domain"/><xsl:with-param name="code" select="$code"/></xsl:call-template></xsl:variable>
  <xsl:call-template name="brief">
   <xsl:with-param name="style" select="'brief-dense'"/>
   <xsl:with-param name="title" select="tb:phrase('domain-brief.title', 'name', $own/@name, 'label', $label, 'month', $month, 'year', $year, 'programme', $plan/@programme)"/>
   <xsl:with-param name="body">
    <xsl:call-template name="four"><xsl:with-param name="scope" select="$scope"/></xsl:call-template>
    <h level="1"><xsl:value-of select="tb:phrase('domain-brief.h.rank')"/></h>
    <p>
     <xsl:call-template name="standing">
      <xsl:with-param name="scope" select="$scope"/>
      <xsl:with-param name="series" select="'inv'"/>
      <xsl:with-param name="all" select="tb:phrase('domain-brief.all')"/>
     </xsl:call-template>
     <xsl:call-template name="why">
      <xsl:with-param name="scope" select="$scope"/>
      <xsl:with-param name="code" select="$code"/>
      <xsl:with-param name="ranking" select="$by-domain"/>
      <xsl:with-param name="others" select="tb:phrase('domain-brief.what')"/>
     </xsl:call-template>
    </p>
    <xsl:variable name="rev"><xsl:call-template name="domain-revenue"><xsl:with-param name="domain" select="$own"/></xsl:call-template></xsl:variable>
    <xsl:if test="$rev != '' and tb:has(concat($scope, '/rev'))">
     <p>
      <xsl:value-of select="concat($rev, tb:phrase('stop'))"/>
      <xsl:variable name="moves">
       <xsl:for-each select="$figures/f:movements[@ranking = 'industry/rev-completion']/f:move[@code = $industries/@code]">
        <xsl:variable name="name"><xsl:call-template name="name"/></xsl:variable>
        <xsl:variable name="id" select="concat('industry/', @code, '/rev-rank-completion')"/>
        <xsl:if test="position() &gt; 1"><xsl:value-of select="$and"/></xsl:if>
        <xsl:value-of select="tb:phrase('domain-brief.move', 'name', string($name), 'n', $id, 'move', concat($id, '-move'))"/>
       </xsl:for-each>
      </xsl:variable>
      <xsl:value-of select="tb:phrase('domain-brief.moves', 'month', $month, 'previous', $previous-label, 'list', string($moves))"/>
     </p>
    </xsl:if>
    <xsl:call-template name="revised-part"><xsl:with-param name="scope" select="$scope"/></xsl:call-template>
    <xsl:call-template name="progress-chart">
     <xsl:with-param name="ranking" select="$by-domain"/>
     <xsl:with-param name="code" select="$code"/>
     <xsl:with-param name="what" select="tb:phrase('domain-brief.what')"/>
     <xsl:with-param name="beside" select="$has-path = 'yes'"/>
    </xsl:call-template>
    <xsl:call-template name="progress-path"><xsl:with-param name="ranking" select="$by-domain"/><xsl:with-param name="code" select="$code"/></xsl:call-template>
    <h level="1"><xsl:value-of select="tb:phrase('brief.h.due', 'month', $month)"/></h>
    <xsl:call-template name="due">
     <xsl:with-param name="units" select="$unit"/>
     <xsl:with-param name="projects" select="$projects"/>
     <xsl:with-param name="problems" select="$problems"/>
     <xsl:with-param name="scope" select="$scope"/>
    </xsl:call-template>
    <h level="1"><xsl:value-of select="tb:phrase('domain-brief.h.members')"/></h>
    <xsl:call-template name="members">
     <xsl:with-param name="industries" select="$industries"/>
     <xsl:with-param name="enterprises" select="$enterprises"/>
    </xsl:call-template>
    <xsl:choose>
     <xsl:when test="count($industries | $enterprises) &lt;= $few"><xsl:call-template name="targets-table"><xsl:with-param name="domain" select="$code"/></xsl:call-template></xsl:when>
     <xsl:otherwise><xsl:call-template name="targets-said"><xsl:with-param name="of" select="$targets[@scope = $code]"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
    <h level="1"><xsl:value-of select="tb:phrase('domain-brief.h.figures')"/></h>
    <xsl:call-template name="own-table">
     <xsl:with-param name="name" select="string($own/@short)"/>
     <xsl:with-param name="inv" select="$scope"/>
     <xsl:with-param name="rev" select="$scope"/>
     <xsl:with-param name="rev-whole" select="'city'"/>
    </xsl:call-template>
    <h level="1"><xsl:value-of select="tb:phrase('domain-brief.h.projects')"/></h>
    <xsl:call-template name="own-projects">
     <xsl:with-param name="projects" select="$projects"/>
     <xsl:with-param name="by" select="'region'"/>
     <!-- fewer above a table of problems: two pages hold both -->
     <xsl:with-param name="most" select="10 - 2 * boolean($problems)"/>
    </xsl:call-template>
    <xsl:if test="$problems">
     <h level="1"><xsl:value-of select="tb:phrase('domain-brief.h.problems', 'lead', string($own/@lead-name))"/></h>
     <xsl:call-template name="own-problems"><xsl:with-param name="problems" select="$problems"/></xsl:call-template>
    </xsl:if>
   </xsl:with-param>
  </xsl:call-template>
 </xsl:template>

 <!-- A brief has two pages: behind a table of more members the promises are a sentence of those
      that the plan does not keep; all of them are in the bulletin's annex. -->
 <xsl:variable name="few" select="14"/>
 <xsl:template name="targets-said">
  <xsl:param name="of"/>
  <xsl:variable name="list">
   <xsl:for-each select="$of[@subject != 'park'][tb:state(concat('target/', @id, '/short@', @year)) = 'value']">
    <xsl:if test="position() &gt; 1"><xsl:value-of select="$and"/></xsl:if>
    <xsl:variable name="name" select="tb:phrase('targets.name', 'y', @year, 'kind', @kind, 'subject', @subject, 'op', @op, 't', string(@threshold), 'word', string(@word), 'b', string(@below))"/>
    <xsl:value-of select="tb:phrase('domain-brief.target', 'name', $name, 'unit', tb:unit(concat('target/', @id, '/short@', @year)), 'n', concat('target/', @id, '/short@', @year))"/>
   </xsl:for-each>
  </xsl:variable>
  <xsl:if test="$of"><p><xsl:value-of select="tb:phrase('domain-brief.targets', 'list', string($list))"/></p></xsl:if>
 </xsl:template>

 <xsl:template name="four">
  <xsl:param name="scope"/>
  <indicators columns="4">
   <xsl:call-template name="key-figure">
    <xsl:with-param name="name" select="tb:phrase('brief.inv')"/>
    <xsl:with-param name="id" select="concat($scope, '/inv')"/>
    <xsl:with-param name="words" select="tb:phrase('domain-brief.share', 'x', concat($scope, '/inv'), 's', tb:maybe(concat($scope, '/inv-share')))"/>
   </xsl:call-template>
   <xsl:call-template name="key-figure">
    <xsl:with-param name="name" select="tb:phrase('brief.inv.completion')"/>
    <xsl:with-param name="id" select="concat($scope, '/inv-completion')"/>
    <xsl:with-param name="words" select="tb:phrase('brief.cmp', 'month', $month, 'd', tb:maybe(concat($scope, '/inv-lead')))"/>
    <xsl:with-param name="accent"><xsl:call-template name="falls"><xsl:with-param name="id" select="concat($scope, '/inv-lead')"/></xsl:call-template></xsl:with-param>
   </xsl:call-template>
   <xsl:call-template name="key-figure">
    <xsl:with-param name="name" select="tb:phrase('brief.rev')"/>
    <xsl:with-param name="id" select="concat($scope, '/rev')"/>
    <xsl:with-param name="words" select="tb:phrase('brief.growth', 'g', tb:maybe(concat($scope, '/rev-growth')))"/>
    <xsl:with-param name="accent"><xsl:call-template name="falls"><xsl:with-param name="id" select="concat($scope, '/rev-growth')"/></xsl:call-template></xsl:with-param>
   </xsl:call-template>
   <xsl:call-template name="key-figure">
    <xsl:with-param name="name" select="tb:phrase('brief.rev.completion')"/>
    <xsl:with-param name="id" select="concat($scope, '/rev-completion')"/>
    <xsl:with-param name="words" select="tb:phrase('brief.cmp', 'month', $month, 'd', tb:maybe(concat($scope, '/rev-lead')))"/>
    <xsl:with-param name="accent"><xsl:call-template name="falls"><xsl:with-param name="id" select="concat($scope, '/rev-lead')"/></xsl:call-template></xsl:with-param>
   </xsl:call-template>
  </indicators>
 </xsl:template>

 <!-- Industries, then enterprises: progress, place, lamp, and the step that comes next with its
      year by present growth and by the plan. -->
 <xsl:template name="members">
  <xsl:param name="industries"/>
  <xsl:param name="enterprises"/>
  <xsl:choose>
   <xsl:when test="not($industries or $enterprises)"><p><xsl:value-of select="tb:phrase('domain-brief.members.none')"/></p></xsl:when>
   <xsl:otherwise>
    <xsl:variable name="body">
     <xsl:if test="$industries">
      <row class="section" keep-next="yes"><cell colspan="{10 - ($month = 12)}"><xsl:value-of select="tb:phrase('domain-brief.row.industries')"/></cell></row>
      <xsl:apply-templates select="$industries" mode="member"><xsl:with-param name="kind" select="'industry'"/></xsl:apply-templates>
     </xsl:if>
     <xsl:if test="$enterprises">
      <row class="section" keep-next="yes"><cell colspan="{10 - ($month = 12)}"><xsl:value-of select="tb:phrase('place.enterprises')"/></cell></row>
      <xsl:apply-templates select="$enterprises" mode="member"><xsl:with-param name="kind" select="'enterprise'"/></xsl:apply-templates>
     </xsl:if>
    </xsl:variable>
    <table id="t-members" unit="{tb:phrase('unit.rev')}" note-marks="※">
     <xsl:call-template name="columns"><xsl:with-param name="list" select="concat('left:7:10 decimal decimal decimal decimal center center', tb:if($month != 12, ' decimal'), ' center center')"/></xsl:call-template>
     <xsl:call-template name="heads"><xsl:with-param name="text" select="tb:phrase('domain-brief.heads', 'month', $month, 'year', $year, 'label', $label, 'd', 'city/rev-lead')"/></xsl:call-template>
     <tbody><xsl:copy-of select="$body"/></tbody>
     <xsl:call-template name="note">
      <xsl:with-param name="text">
       <xsl:call-template name="signs"><xsl:with-param name="in" select="string($body)"/></xsl:call-template>
       <xsl:value-of select="tb:phrase('domain-brief.note', 'hard', tb:if(contains(string($body), tb:phrase('domain-brief.hard')), 'yes'))"/>
      </xsl:with-param>
     </xsl:call-template>
    </table>
   </xsl:otherwise>
  </xsl:choose>
 </xsl:template>

 <xsl:template match="f:industry | f:enterprise" mode="member">
  <xsl:param name="kind"/>
  <xsl:variable name="scope" select="concat($kind, '/', @code)"/>
  <row>
   <cell><xsl:value-of select="@short"/></cell>
   <xsl:call-template name="cells">
    <xsl:with-param name="scope" select="$scope"/>
    <xsl:with-param name="list" select="'rev rev-growth rev-completion rev-lead rev-rank-completion'"/>
   </xsl:call-template>
   <xsl:call-template name="lamp"/>
   <xsl:call-template name="cells">
    <xsl:with-param name="scope" select="$scope"/>
    <xsl:with-param name="list" select="concat(tb:if($month != 12, 'rev-landing '), 'rev-crossing-step')"/>
   </xsl:call-template>
   <cell>
    <xsl:value-of select="tb:phrase('domain-brief.crossing', 's', tb:maybe(concat($scope, '/rev-crossing-step')), 'g', tb:maybe(concat($scope, '/rev-growth')), 'y', tb:maybe(concat($scope, '/rev-crossing')), 'plan', tb:maybe(concat($scope, '/rev-crossing-plan')), 'gap', tb:maybe(concat($scope, '/rev-crossing-gap')))"/>
   </cell>
  </row>
 </xsl:template>
</xsl:stylesheet>
