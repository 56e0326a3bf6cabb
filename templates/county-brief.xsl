<?xml version="1.0" encoding="UTF-8"?>
<!-- 县市区简报: one of each county: where it stands and why it moved, its figures beside those of
     the city, its projects and problems, what is due next.  Words from phrases.xml (brief.) and
     county-brief-phrases.xml. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:f="urn:tongbao:figures:1" xmlns:i="urn:tongbao:issue:1" xmlns:tb="urn:tongbao:xslt"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings"
  xmlns="urn:tongbao:document:1" exclude-result-prefixes="f i tb exsl str">

 <xsl:include href="parts/common.xsl"/>
 <xsl:include href="parts/charts.xsl"/>
 <xsl:include href="parts/history.xsl"/>
 <xsl:include href="parts/briefs.xsl"/>
 <xsl:include href="parts/revisions.xsl"/>
 <xsl:include href="parts/talks.xsl"/>

 <xsl:variable name="charts" select="/.."/>

 <xsl:template match="/">
  <xsl:variable name="own" select="tb:scope()"/>
  <xsl:variable name="code" select="string($own/@code)"/>
  <xsl:variable name="scope" select="concat('county/', $code)"/>
  <xsl:variable name="projects" select="$figures/f:projects/f:project[@region = $code]"/>
  <xsl:variable name="problems" select="$figures/f:problems/f:problem[@unit = $code]"/>
  <xsl:variable name="unit" select="$figures/f:units/f:unit[@code = $code]"/>
  <!-- two charts side by side, where both are there and have room -->
  <xsl:variable name="has-places"><xsl:call-template name="has-places"><xsl:with-param name="ranking" select="$by-county"/></xsl:call-template></xsl:variable>
  <xsl:variable name="beside" select="$has-places = 'yes' and count($by-county//f:item) &lt;= 14"/>
  <xsl:call-template name="brief">
   <xsl:with-param name="title" select="tb:phrase('county-brief.title', 'name', $own/@name, 'label', $label, 'month', $month, 'year', $year, 'programme', $plan/@programme)"/>
   <xsl:with-param name="body">
    <xsl:call-template name="four"><xsl:with-param name="scope" select="$scope"/><xsl:with-param name="own" select="$own"/></xsl:call-template>
    <h level="1"><xsl:value-of select="tb:phrase('county-brief.h.rank')"/></h>
    <p>
     <!-- where it never reported its standing says so -->
     <xsl:if test="$unit/@status = 'missing' and not(tb:has(concat($scope, '/inv')) and tb:state(concat($scope, '/inv')) = 'missing')">
      <xsl:variable name="carried">
       <xsl:if test="(tb:has(concat($scope, '/inv')) and tb:state(concat($scope, '/inv')) = 'carried') or (tb:has(concat($scope, '/rev')) and tb:state(concat($scope, '/rev')) = 'carried')">yes</xsl:if>
      </xsl:variable>
      <xsl:value-of select="tb:phrase('sheet.silent', 'carried', string($carried), 'n', string($unit/@missing-months), 'by', '')"/>
     </xsl:if>
     <xsl:call-template name="standing">
      <xsl:with-param name="scope" select="$scope"/>
      <xsl:with-param name="series" select="'inv'"/>
      <xsl:with-param name="all" select="tb:phrase('county-brief.all')"/>
     </xsl:call-template>
     <xsl:call-template name="why">
      <xsl:with-param name="scope" select="$scope"/>
      <xsl:with-param name="code" select="$code"/>
      <xsl:with-param name="ranking" select="$by-county"/>
      <xsl:with-param name="others" select="tb:phrase('place.counties')"/>
     </xsl:call-template>
    </p>
    <xsl:if test="$own/@lamp != ''">
     <p>
      <xsl:variable name="since">
       <xsl:call-template name="since"><xsl:with-param name="of" select="$own"/></xsl:call-template>
       <xsl:if test="$own/@lamp-since = $figures/@period">
        <xsl:value-of select="tb:phrase('county-brief.turned', 'before', string($own/@lamp-before), 'was', tb:phrase('lamp.name', 'lamp', string($own/@lamp-before)), 'now', tb:phrase('lamp.name', 'lamp', string($own/@lamp)))"/>
       </xsl:if>
      </xsl:variable>
      <xsl:value-of select="tb:phrase('county-brief.lamp', 'month', $month, 'lamp', $own/@lamp, 'since', string($since), 'd', tb:maybe(concat($scope, '/inv-lead')))"/>
      <xsl:value-of select="tb:phrase('stop')"/>
     </p>
    </xsl:if>
    <xsl:call-template name="revised-part"><xsl:with-param name="scope" select="$scope"/></xsl:call-template>
    <xsl:call-template name="progress-chart">
     <xsl:with-param name="ranking" select="$by-county"/>
     <xsl:with-param name="code" select="$code"/>
     <xsl:with-param name="what" select="tb:phrase('place.counties')"/>
     <xsl:with-param name="beside" select="$beside"/>
    </xsl:call-template>
    <xsl:call-template name="places-chart">
     <xsl:with-param name="width"><xsl:choose><xsl:when test="$beside">column</xsl:when><xsl:otherwise>full</xsl:otherwise></xsl:choose></xsl:with-param>
     <xsl:with-param name="ranking" select="$by-county"/>
     <xsl:with-param name="code" select="$code"/>
     <xsl:with-param name="what" select="tb:phrase('place.counties')"/>
     <xsl:with-param name="caption" select="tb:phrase('county-brief.places')"/>
    </xsl:call-template>
    <h level="1"><xsl:value-of select="tb:phrase('brief.h.due', 'month', $month)"/></h>
    <xsl:call-template name="due">
     <xsl:with-param name="units" select="$unit"/>
     <xsl:with-param name="projects" select="$projects"/>
     <xsl:with-param name="problems" select="$problems"/>
     <xsl:with-param name="scope" select="$scope"/>
     <xsl:with-param name="talk">
      <xsl:if test="$talks[../@subject = 'county' and @code = $code]"><xsl:value-of select="tb:phrase('county-brief.talk')"/></xsl:if>
     </xsl:with-param>
    </xsl:call-template>
    <h level="1"><xsl:value-of select="tb:phrase('county-brief.h.figures')"/></h>
    <xsl:call-template name="own-table">
     <xsl:with-param name="name" select="string($own/@name)"/>
     <xsl:with-param name="inv" select="$scope"/>
     <xsl:with-param name="rev" select="$scope"/>
     <xsl:with-param name="rev-whole" select="'group/all'"/>
    </xsl:call-template>
    <h level="1"><xsl:value-of select="tb:phrase('county-brief.h.projects')"/></h>
    <!-- that there are none does not make a part, nor a page -->
    <xsl:call-template name="own-projects">
     <xsl:with-param name="projects" select="$projects"/>
     <xsl:with-param name="more" select="tb:if(not($problems), tb:phrase('brief.problems.none'))"/>
    </xsl:call-template>
    <xsl:if test="$problems">
     <h level="1"><xsl:value-of select="tb:phrase('county-brief.h.problems')"/></h>
     <xsl:call-template name="own-problems"><xsl:with-param name="problems" select="$problems"/></xsl:call-template>
    </xsl:if>
   </xsl:with-param>
  </xsl:call-template>
 </xsl:template>

 <xsl:template name="four">
  <xsl:param name="scope"/>
  <xsl:param name="own"/>
  <indicators columns="4">
   <xsl:call-template name="key-figure">
    <xsl:with-param name="name" select="tb:phrase('county-brief.rank')"/>
    <xsl:with-param name="id" select="concat($scope, '/inv-rank-completion')"/>
    <xsl:with-param name="words" select="tb:phrase('county-brief.rank.words', 'month', $month, 'previous', $previous-label, 'move', tb:maybe(concat($scope, '/inv-rank-completion-move')))"/>
    <xsl:with-param name="accent" select="tb:if($own/@lamp = 'red', 'yes')"/>
   </xsl:call-template>
   <xsl:call-template name="key-figure">
    <xsl:with-param name="name" select="tb:phrase('county-brief.completion')"/>
    <xsl:with-param name="id" select="concat($scope, '/inv-completion')"/>
    <xsl:with-param name="words" select="tb:phrase('brief.cmp', 'month', $month, 'd', tb:maybe(concat($scope, '/inv-lead')))"/>
    <xsl:with-param name="accent"><xsl:call-template name="falls"><xsl:with-param name="id" select="concat($scope, '/inv-lead')"/></xsl:call-template></xsl:with-param>
   </xsl:call-template>
   <xsl:call-template name="key-figure">
    <xsl:with-param name="name" select="tb:phrase('county-brief.inv')"/>
    <xsl:with-param name="id" select="concat($scope, '/inv')"/>
    <xsl:with-param name="words" select="tb:phrase('county-brief.inv.words', 'month', $month, 'm', $figures/@month-label, 'x', tb:maybe(concat($scope, '/inv-month')), 't', tb:maybe(concat($scope, '/inv')), 's', tb:maybe(concat($scope, '/inv-share')))"/>
   </xsl:call-template>
   <xsl:call-template name="key-figure">
    <xsl:with-param name="name" select="tb:phrase('county-brief.rev')"/>
    <xsl:with-param name="id" select="concat($scope, '/rev')"/>
    <xsl:with-param name="words" select="tb:phrase('county-brief.rev.words', 'g', tb:maybe(concat($scope, '/rev-growth')), 'n', tb:maybe(concat($scope, '/rev-rank-growth')))"/>
    <xsl:with-param name="accent"><xsl:call-template name="falls"><xsl:with-param name="id" select="concat($scope, '/rev-growth')"/></xsl:call-template></xsl:with-param>
   </xsl:call-template>
  </indicators>
 </xsl:template>
</xsl:stylesheet>
