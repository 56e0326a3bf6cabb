<?xml version="1.0" encoding="UTF-8"?>
<!-- What 一页纸 and 简报 share: their head, key figures, since when. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:f="urn:tongbao:figures:1" xmlns:i="urn:tongbao:issue:1" xmlns:tb="urn:tongbao:xslt"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings"
  xmlns="urn:tongbao:document:1" exclude-result-prefixes="f i tb exsl str">

 <xsl:variable name="rankings" select="$figures/f:rankings"/>
 <xsl:variable name="by-county" select="$rankings/f:ranking[@id = 'county/inv-completion']"/>
 <xsl:variable name="by-industry" select="$rankings/f:ranking[@id = 'industry/rev-completion']"/>
 <xsl:variable name="by-enterprise" select="$rankings/f:ranking[@id = 'enterprise/rev-completion']"/>
 <xsl:variable name="by-domain" select="$rankings/f:ranking[@id = 'domain/inv-completion']"/>
 <xsl:variable name="missing" select="$figures/f:units/f:unit[@status = 'missing']"/>
 <xsl:variable name="all-missing" select="tb:state('reports/received') = 'zero'"/>
 <!-- what is due next: problems by their day, starts and finishes by their month -->
 <xsl:variable name="next" select="concat($year, '-', format-number($month + 1, '00'))"/>

 <!-- The root of a brief, with what is above its text. -->
 <xsl:template name="brief">
  <xsl:param name="title"/>
  <xsl:param name="body"/>
  <xsl:param name="style" select="'brief'"/>
  <document version="1" name="{tb:name()}" period="{$figures/@period}" lang="zh-CN" style="{$style}" digest="{tb:digest()}">
   <xsl:call-template name="info"><xsl:with-param name="title" select="$title"/></xsl:call-template>
   <title><xsl:value-of select="$title"/></title>
   <body>
    <note>
     <xsl:variable name="day"><xsl:call-template name="day"/></xsl:variable>
     <xsl:value-of select="tb:phrase('brief.line', 'issuer', $plan/@issuer, 'day', string($day))"/>
    </note>
    <xsl:copy-of select="$body"/>
   </body>
  </document>
 </xsl:template>

 <!-- A key figure; its mark goes with the unit. accent: yes where it is bad. -->
 <xsl:template name="key-figure">
  <xsl:param name="name"/>
  <xsl:param name="id"/>
  <xsl:param name="words" select="''"/>
  <xsl:param name="accent" select="''"/>
  <xsl:variable name="state" select="tb:state($id)"/>
  <indicator name="{$name}" value="{tb:figure($id)}">
   <xsl:if test="$state = 'value' or $state = 'zero' or $state = 'carried'">
    <xsl:attribute name="unit"><xsl:value-of select="concat(tb:mark($id), tb:unit($id))"/></xsl:attribute>
   </xsl:if>
   <xsl:if test="$accent = 'yes'"><xsl:attribute name="accent">yes</xsl:attribute></xsl:if>
   <xsl:value-of select="$words"/>
  </indicator>
 </xsl:template>

 <!-- Is the figure told as a fall, or as behind? -->
 <xsl:template name="falls">
  <xsl:param name="id"/>
  <xsl:if test="tb:dir($id) = 'down'">yes</xsl:if>
 </xsl:template>

 <!-- 自2月起持续亮红灯, where it is longer than this month. -->
 <xsl:template name="since">
  <xsl:param name="of"/>
  <xsl:if test="$of/@lamp != '' and $of/@lamp-since != '' and $of/@lamp-since != $figures/@period">
   <xsl:value-of select="tb:phrase('brief.since', 'm', string(number(substring-after($of/@lamp-since, '-'))), 'lamp', string($of/@lamp))"/>
  </xsl:if>
 </xsl:template>

 <!-- Short entries, the first `most` of them, as one numbered paragraph each. -->
 <xsl:template name="entries">
  <xsl:param name="list"/>
  <xsl:param name="most" select="5"/>
  <xsl:param name="otherwise" select="''"/>
  <xsl:for-each select="$list[position() &lt;= $most]">
   <p><xsl:value-of select="concat(tb:phrase('brief.number', 'n', string(position())), .)"/></p>
  </xsl:for-each>
  <xsl:if test="not($list) and $otherwise != ''"><p><xsl:value-of select="$otherwise"/></p></xsl:if>
 </xsl:template>
</xsl:stylesheet>
