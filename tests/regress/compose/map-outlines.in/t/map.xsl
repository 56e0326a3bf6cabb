<?xml version="1.0" encoding="UTF-8"?>
<!-- A document of one map, by the pieces that all documents share. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:f="urn:tongbao:figures:1" xmlns:tb="urn:tongbao:xslt" xmlns:exsl="http://exslt.org/common"
  xmlns="urn:tongbao:document:1" exclude-result-prefixes="f tb exsl">
 <xsl:include href="parts/common.xsl"/>
 <xsl:include href="parts/charts.xsl"/>
 <xsl:variable name="chart-list"><chart name="counties"/></xsl:variable>
 <xsl:variable name="charts" select="exsl:node-set($chart-list)/*"/>
 <xsl:template match="/">
  <document version="1" name="{tb:name()}" period="{$figures/@period}" lang="zh-CN" style="gb" digest="{tb:digest()}">
   <xsl:call-template name="info"><xsl:with-param name="title" select="'地图'"/></xsl:call-template>
   <body>
    <xsl:call-template name="completion-chart">
     <xsl:with-param name="form" select="'tiles'"/>
     <xsl:with-param name="id" select="'map'"/>
     <xsl:with-param name="name" select="'counties'"/>
     <xsl:with-param name="ranking" select="$figures/f:rankings/f:ranking[@id = 'county/inv-completion']"/>
     <xsl:with-param name="quantity" select="'inv-completion'"/>
     <xsl:with-param name="subjects" select="$figures/f:counties/f:county"/>
    </xsl:call-template>
   </body>
  </document>
 </xsl:template>
</xsl:stylesheet>
