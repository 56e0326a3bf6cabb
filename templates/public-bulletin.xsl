<?xml version="1.0" encoding="UTF-8"?>
<!-- 月通报（公开版）: sums alone, for everybody, two pages. Its figures are those of the public
     edition, tongbao-figures(5): what must not be told is not there, and is printed as *. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:f="urn:tongbao:figures:1" xmlns:i="urn:tongbao:issue:1" xmlns:tb="urn:tongbao:xslt"
  xmlns:str="http://exslt.org/strings" xmlns="urn:tongbao:document:1" exclude-result-prefixes="f i tb str">

 <xsl:include href="parts/common.xsl"/>
 <xsl:include href="parts/charts.xsl"/>
 <xsl:variable name="charts" select="/.."/>

 <xsl:template match="/">
  <xsl:variable name="title" select="tb:phrase('public.title', 'label', $label, 'month', $month, 'year', $year, 'programme', $plan/@programme)"/>
  <document version="1" name="{tb:name()}" period="{$figures/@period}" lang="zh-CN" style="report" digest="{tb:digest()}">
   <xsl:call-template name="info"><xsl:with-param name="title" select="$title"/></xsl:call-template>
   <title><xsl:value-of select="$title"/></title>
   <body>
    <p><xsl:value-of select="tb:phrase('public.opening', 'issuer', $plan/@issuer)"/></p>
    <xsl:call-template name="said"><xsl:with-param name="text">
     <xsl:value-of select="tb:phrase('public.revenue', 'month', $month, 'period', $period, 'x', 'city/rev', 'g', 'city/rev-growth', 'p', 'city/rev-completion', 'd', 'city/rev-lead')"/>
     <xsl:variable name="noplan">
      <xsl:if test="tb:dec('city/rev-completion') != '' and $figures/f:industries/f:industry[tb:has(concat('industry/', @code, '/rev-completion')) and tb:state(concat('industry/', @code, '/rev-completion')) = 'none' and tb:dec(concat('industry/', @code, '/rev')) != '']">yes</xsl:if>
     </xsl:variable>
     <xsl:value-of select="tb:phrase('public.basis', 'noplan', string($noplan), 'x', 'city/rev', 'g', 'city/rev-growth', 'p', 'city/rev-completion')"/>
     <xsl:value-of select="tb:phrase('public.enterprises', 'n', tb:maybe('group/all/rev-units'), 'x', tb:maybe('group/all/rev'), 'g', tb:maybe('group/all/rev-growth'))"/>
    </xsl:with-param></xsl:call-template>
    <xsl:call-template name="said"><xsl:with-param name="text">
     <xsl:value-of select="tb:phrase('public.projects', 'month', $month, 'period', $period, 'n', tb:maybe('city/projects'), 'x', tb:maybe('city/inv'), 'p', tb:maybe('city/inv-completion'), 'd', tb:maybe('city/inv-lead'))"/>
    </xsl:with-param></xsl:call-template>
    <xsl:call-template name="counties-chart"/>
    <xsl:call-template name="counties-table"/>
    <xsl:call-template name="industries-table"/>
    <xsl:call-template name="projects-table"/>
   </body>
   <signature unit="{$plan/@issuer}">
    <xsl:attribute name="date"><xsl:call-template name="day"/></xsl:attribute>
   </signature>
  </document>
 </xsl:template>

 <xsl:template name="said">
  <xsl:param name="text"/>
  <xsl:if test="string($text) != ''"><p><xsl:value-of select="$text"/></p></xsl:if>
 </xsl:template>

 <!-- In canonical order: an order by value would tell where a value that is kept back lies. -->
 <xsl:template name="counties-chart">
  <xsl:variable name="counties" select="$figures/f:counties/f:county[tb:has(concat('county/', @code, '/inv-completion'))]"/>
  <xsl:if test="$counties">
   <chart id="chart-counties" form="ranked" width="full" unit="%" title="{tb:phrase('public.chart.title', 'period', $period, 'p', 'city/inv-completion')}"
     subtitle="{tb:phrase('public.chart.subtitle', 'period', $period)}">
    <xsl:if test="$counties[tb:state(concat('county/', @code, '/inv-completion')) = 'carried']">
     <xsl:attribute name="note"><xsl:value-of select="tb:phrase('chart.note.carried')"/></xsl:attribute>
    </xsl:if>
    <mark value="{tb:dec('time/progress')}" label="{tb:phrase('chart.time', 'month', $month, 'q', 'time/progress')}"
      ahead="{tb:phrase('chart.ahead', 'month', $month)}" behind="{tb:phrase('chart.behind', 'month', $month)}"/>
    <xsl:for-each select="$counties">
     <xsl:variable name="id" select="concat('county/', @code, '/inv-completion')"/>
     <row label="{@short}" text="{tb:phrase('public.chart.percent', 'p', $id)}">
      <xsl:call-template name="value"><xsl:with-param name="id" select="$id"/></xsl:call-template>
      <xsl:call-template name="state"><xsl:with-param name="id" select="$id"/></xsl:call-template>
     </row>
    </xsl:for-each>
   </chart>
  </xsl:if>
 </xsl:template>

 <!-- ===== tables ===== -->
 <xsl:template name="foot">
  <xsl:param name="body"/>
  <xsl:call-template name="note">
   <xsl:with-param name="text">
    <xsl:if test="contains($body, '*')"><xsl:value-of select="tb:phrase('public.note.back', 'n', string($figures/f:disclosure/@threshold))"/></xsl:if>
    <xsl:call-template name="signs"><xsl:with-param name="in" select="string($body)"/></xsl:call-template>
   </xsl:with-param>
  </xsl:call-template>
 </xsl:template>

 <xsl:template name="public-row">
  <xsl:param name="scope"/>
  <xsl:param name="name"/>
  <xsl:param name="list"/>
  <row>
   <xsl:if test="$scope = 'city' or $scope = 'group/all'"><xsl:attribute name="class">total</xsl:attribute></xsl:if>
   <cell><xsl:value-of select="$name"/></cell>
   <xsl:call-template name="cells">
    <xsl:with-param name="scope" select="$scope"/>
    <xsl:with-param name="list" select="$list"/>
   </xsl:call-template>
  </row>
 </xsl:template>

 <xsl:template name="counties-table">
  <xsl:if test="$figures/f:counties/f:county">
   <xsl:variable name="body">
    <xsl:for-each select="$figures/f:counties/f:county">
     <row>
      <cell><xsl:value-of select="@name"/></cell>
      <xsl:call-template name="cells">
       <xsl:with-param name="scope" select="concat('county/', @code)"/>
       <xsl:with-param name="list" select="'projects inv-plan inv inv-completion rev-units rev rev-growth'"/>
      </xsl:call-template>
     </row>
    </xsl:for-each>
    <row class="total">
     <cell><xsl:value-of select="tb:phrase('row.whole')"/></cell>
     <xsl:call-template name="cells">
      <xsl:with-param name="scope" select="'city'"/>
      <xsl:with-param name="list" select="'projects inv-plan inv inv-completion'"/>
     </xsl:call-template>
     <xsl:call-template name="cells">
      <xsl:with-param name="scope" select="'group/all'"/>
      <xsl:with-param name="list" select="'rev-units rev rev-growth'"/>
     </xsl:call-template>
    </row>
   </xsl:variable>
   <table id="t-counties" caption="{tb:phrase('public.table.counties')}" unit="{tb:phrase('public.unit.counties')}" note-marks="※ *">
    <xsl:call-template name="columns"><xsl:with-param name="list" select="'left:6:9 right decimal decimal decimal right decimal decimal'"/></xsl:call-template>
    <xsl:call-template name="heads"><xsl:with-param name="text" select="tb:phrase('public.heads.counties', 'year', $year)"/></xsl:call-template>
    <tbody><xsl:copy-of select="$body"/></tbody>
    <xsl:call-template name="foot"><xsl:with-param name="body" select="string($body)"/></xsl:call-template>
   </table>
  </xsl:if>
 </xsl:template>

 <xsl:template name="industries-table">
  <xsl:if test="$figures/f:industries/f:industry">
   <xsl:variable name="list" select="'rev rev-growth rev-completion'"/>
   <xsl:variable name="body">
    <xsl:for-each select="$figures/f:domains/f:domain[tb:has(concat('domain/', @code, '/rev'))]">
     <xsl:variable name="code" select="@code"/>
     <xsl:call-template name="public-row">
      <xsl:with-param name="scope" select="concat('domain/', @code)"/>
      <xsl:with-param name="name" select="tb:phrase('public.row.domain', 'name', @name)"/>
      <xsl:with-param name="list" select="$list"/>
     </xsl:call-template>
     <xsl:for-each select="$figures/f:industries/f:industry[@domain = $code]">
      <xsl:call-template name="public-row">
       <xsl:with-param name="scope" select="concat('industry/', @code)"/>
       <xsl:with-param name="name" select="tb:phrase('public.row.industry', 'name', @name)"/>
       <xsl:with-param name="list" select="$list"/>
      </xsl:call-template>
     </xsl:for-each>
    </xsl:for-each>
    <xsl:call-template name="public-row">
     <xsl:with-param name="scope" select="'city'"/>
     <xsl:with-param name="name" select="tb:phrase('row.total')"/>
     <xsl:with-param name="list" select="$list"/>
    </xsl:call-template>
   </xsl:variable>
   <table id="t-industries" caption="{tb:phrase('public.table.industries')}" unit="{tb:phrase('public.unit.industries')}" note-marks="※ *">
    <xsl:call-template name="columns"><xsl:with-param name="list" select="'left:14:20 decimal decimal decimal'"/></xsl:call-template>
    <xsl:call-template name="heads"><xsl:with-param name="text" select="tb:phrase('public.heads.industries')"/></xsl:call-template>
    <tbody><xsl:copy-of select="$body"/></tbody>
    <xsl:call-template name="foot"><xsl:with-param name="body" select="string($body)"/></xsl:call-template>
   </table>
  </xsl:if>
 </xsl:template>

 <xsl:template name="projects-table">
  <xsl:if test="tb:has('city/projects')">
   <xsl:variable name="list" select="'projects inv-plan inv inv-completion'"/>
   <xsl:variable name="body">
    <xsl:for-each select="$figures/f:domains/f:domain[tb:has(concat('domain/', @code, '/projects'))]">
     <xsl:call-template name="public-row">
      <xsl:with-param name="scope" select="concat('domain/', @code)"/>
      <xsl:with-param name="name" select="@name"/>
      <xsl:with-param name="list" select="$list"/>
     </xsl:call-template>
    </xsl:for-each>
    <xsl:for-each select="$figures/f:bands/f:band[tb:has(concat('band/', @code, '/projects'))]">
     <xsl:call-template name="public-row">
      <xsl:with-param name="scope" select="concat('band/', @code)"/>
      <xsl:with-param name="name" select="tb:phrase('public.row.band', 'name', @name)"/>
      <xsl:with-param name="list" select="$list"/>
     </xsl:call-template>
    </xsl:for-each>
    <xsl:call-template name="public-row">
     <xsl:with-param name="scope" select="'city'"/>
     <xsl:with-param name="name" select="tb:phrase('row.total')"/>
     <xsl:with-param name="list" select="$list"/>
    </xsl:call-template>
   </xsl:variable>
   <table id="t-projects" caption="{tb:phrase('public.table.projects')}" unit="{tb:phrase('public.unit.projects')}" note-marks="※ *">
    <xsl:call-template name="columns"><xsl:with-param name="list" select="'left:10:16 right decimal decimal decimal'"/></xsl:call-template>
    <xsl:call-template name="heads"><xsl:with-param name="text" select="tb:phrase('public.heads.projects', 'year', $year)"/></xsl:call-template>
    <tbody><xsl:copy-of select="$body"/></tbody>
    <xsl:call-template name="foot"><xsl:with-param name="body" select="string($body)"/></xsl:call-template>
   </table>
  </xsl:if>
 </xsl:template>
</xsl:stylesheet>
