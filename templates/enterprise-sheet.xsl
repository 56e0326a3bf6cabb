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
    <xsl:call-template name="fact"><xsl:with-param name="name" select="'industry'"/><xsl:with-param name="text" select="$figures/f:industries/f:industry[@code = $subject/@industry]/@short"/></xsl:call-template>
    <xsl:call-template name="fact"><xsl:with-param name="name" select="'region'"/><xsl:with-param name="text" select="$subject/@region-name"/></xsl:call-template>
    <xsl:call-template name="fact"><xsl:with-param name="name" select="'reporter'"/><xsl:with-param name="text" select="$subject/@reporter-name"/></xsl:call-template>
    <xsl:call-template name="revenue-facts"><xsl:with-param name="scope" select="$scope"/></xsl:call-template>
   </xsl:with-param>
   <xsl:with-param name="said"><xsl:call-template name="revenue-said"><xsl:with-param name="scope" select="$scope"/></xsl:call-template></xsl:with-param>
   <xsl:with-param name="blocks">
    <xsl:call-template name="ladder-chart"><xsl:with-param name="scope" select="$scope"/><xsl:with-param name="ladder" select="'enterprise'"/></xsl:call-template>
    <xsl:call-template name="months-chart"><xsl:with-param name="scope" select="$scope"/><xsl:with-param name="series" select="'rev'"/></xsl:call-template>
    <xsl:call-template name="months-table"><xsl:with-param name="scope" select="$scope"/><xsl:with-param name="series" select="'rev'"/></xsl:call-template>
    <xsl:call-template name="parts"/>
    <xsl:call-template name="problems"/>
   </xsl:with-param>
  </xsl:call-template>
 </xsl:template>

 <!-- Its 其中 rows. -->
 <xsl:template name="parts">
  <xsl:variable name="parts" select="$figures/f:enterprises/f:enterprise[@parent = $code]"/>
  <xsl:if test="$parts">
   <xsl:call-template name="firms-table"><xsl:with-param name="rows" select="$parts"/></xsl:call-template>
  </xsl:if>
 </xsl:template>
</xsl:stylesheet>
