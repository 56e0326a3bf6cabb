<?xml version="1.0" encoding="UTF-8"?>
<!-- 一企一策: one page about an enterprise. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:f="urn:tongbao:figures:1" xmlns:tb="urn:tongbao:xslt" xmlns:i="urn:tongbao:issue:1"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings"
  xmlns="urn:tongbao:document:1" exclude-result-prefixes="f i tb exsl str">

 <xsl:include href="parts/common.xsl"/>
 <xsl:include href="parts/charts.xsl"/>
 <xsl:include href="parts/history.xsl"/>
 <xsl:include href="parts/outlook.xsl"/>
 <xsl:include href="parts/sheet.xsl"/>

 <xsl:variable name="charts" select="/.."/>
 <xsl:variable name="scope" select="concat('enterprise/', $code)"/>

 <xsl:template match="/">
  <xsl:call-template name="sheet">
   <xsl:with-param name="kind" select="'enterprise'"/>
   <xsl:with-param name="facts">
    <xsl:call-template name="fact"><xsl:with-param name="name" select="'sector'"/><xsl:with-param name="text" select="$subject/@sector-name"/></xsl:call-template>
    <xsl:call-template name="fact"><xsl:with-param name="name" select="'industry'"/><xsl:with-param name="text" select="tb:if($subject/@industry != '', string($figures/f:industries/f:industry[@code = $subject/@industry]/@short), tb:phrase('sheet.unassigned'))"/></xsl:call-template>
    <xsl:call-template name="fact"><xsl:with-param name="name" select="'region'"/><xsl:with-param name="text" select="$subject/@region-name"/></xsl:call-template>
    <xsl:call-template name="fact"><xsl:with-param name="name" select="'reporter'"/><xsl:with-param name="text" select="$subject/@reporter-name"/></xsl:call-template>
    <xsl:call-template name="revenue-facts"><xsl:with-param name="scope" select="$scope"/><xsl:with-param name="unlisted" select="$unlisted"/></xsl:call-template>
   </xsl:with-param>
   <xsl:with-param name="said">
    <xsl:call-template name="revenue-said"><xsl:with-param name="scope" select="$scope"/></xsl:call-template>
    <xsl:value-of select="tb:phrase('sheet.unlisted', 'none', tb:if($unlisted, 'yes'))"/>
    <xsl:if test="$bare and $subject/@industry != ''">
     <xsl:variable name="whole" select="concat('industry/', $subject/@industry)"/>
     <xsl:value-of select="tb:phrase('sheet.within', 'period', $period, 'y', $target-year, 'name', string($figures/f:industries/f:industry[@code = $subject/@industry]/@name),
       'x', tb:maybe(concat($whole, '/rev')), 't', tb:maybe(concat($whole, '/rev-outlook-plan@', $target-year)))"/>
    </xsl:if>
   </xsl:with-param>
   <xsl:with-param name="blocks">
    <xsl:call-template name="revenue-charts"><xsl:with-param name="ladder" select="'enterprise'"/>
     <xsl:with-param name="plot" select="tb:if($own-problems or $parts, 'high', 'tall')"/></xsl:call-template>
    <xsl:call-template name="months-table"><xsl:with-param name="scope" select="$scope"/><xsl:with-param name="series" select="'rev'"/></xsl:call-template>
    <xsl:call-template name="parts"/>
    <xsl:if test="$bare"><xsl:call-template name="plan-years"/></xsl:if>
    <xsl:call-template name="problems"/>
   </xsl:with-param>
  </xsl:call-template>
 </xsl:template>

 <!-- No plan names it. -->
 <xsl:variable name="unlisted" select="$subject/../@group != 'annex' and tb:state(concat($scope, '/rev-plan')) = 'none' and tb:state(concat($scope, '/rev-outlook-plan@', $target-year)) = 'none'"/>

 <!-- There is a plan of it, and no number yet. -->
 <xsl:variable name="bare" select="tb:state(concat($scope, '/rev')) = 'none' and tb:dec(concat($scope, '/rev-outlook-plan@', $target-year)) != ''"/>
 <xsl:template name="plan-years">
  <table id="years" caption="{tb:phrase('sheet.years.title')}">
   <columns>
    <column align="left" width="10em"/><column align="center"/>
    <xsl:for-each select="$years"><column align="center"/></xsl:for-each>
   </columns>
   <thead>
    <row>
     <cell><xsl:value-of select="tb:phrase('sheet.years.head')"/></cell>
     <cell><xsl:value-of select="tb:phrase('outlook.year', 'y', $last-year)"/></cell>
     <xsl:for-each select="$years"><cell><xsl:value-of select="tb:phrase('outlook.year', 'y', @n)"/></cell></xsl:for-each>
    </row>
   </thead>
   <tbody>
    <row>
     <cell><xsl:value-of select="tb:phrase('sheet.years.row')"/></cell>
     <xsl:call-template name="figure"><xsl:with-param name="id" select="concat($scope, '/rev-last-year')"/></xsl:call-template>
     <xsl:for-each select="$years"><xsl:call-template name="figure"><xsl:with-param name="id" select="concat($scope, '/rev-outlook-plan@', @n)"/></xsl:call-template></xsl:for-each>
    </row>
   </tbody>
  </table>
 </xsl:template>

 <!-- Its 其中 rows. -->
 <xsl:variable name="parts" select="$figures/f:enterprises/f:enterprise[@parent = $code]"/>
 <xsl:template name="parts">
  <xsl:if test="$parts">
   <xsl:call-template name="firms-table"><xsl:with-param name="rows" select="$parts"/></xsl:call-template>
  </xsl:if>
 </xsl:template>
</xsl:stylesheet>
