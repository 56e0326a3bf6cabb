<?xml version="1.0" encoding="UTF-8"?>
<!-- What the office's working papers share: today, who has reported, the frame.  Words are in
     phrases.xml (papers.) and in the words of each paper. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:f="urn:tongbao:figures:1" xmlns:s="urn:tongbao:status:1" xmlns:tb="urn:tongbao:xslt"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings"
  xmlns="urn:tongbao:document:1" exclude-result-prefixes="f s tb exsl str">

 <xsl:variable name="status" select="tb:status()"/>
 <xsl:variable name="reporters" select="$status/s:unit[@expected = 'yes']"/>
 <xsl:variable name="silent" select="$reporters[@status = 'missing']"/>
 <xsl:variable name="waiting" select="$reporters[@counts = 'no']"/>
 <xsl:variable name="belated" select="$reporters[@counts = 'yes' and @timeliness = 'late']"/>
 <xsl:variable name="of-period" select="$status/s:rates[@of = 'period']"/>
 <xsl:variable name="of-year" select="$status/s:rates[@of = 'year']"/>
 <xsl:variable name="asked" select="$status/s:asked"/>
 <xsl:variable name="open-files" select="$status/s:file[@open = 'yes']"/>
 <xsl:variable name="year-period" select="tb:phrase('period.year', 'label', $label, 'month', $month, 'year', $year)"/>

 <!-- 8月10日 -->
 <xsl:template name="short-day">
  <xsl:param name="of"/>
  <xsl:value-of select="substring-after(tb:day($of), tb:phrase('papers.year'))"/>
 </xsl:template>
 <xsl:variable name="today"><xsl:call-template name="short-day"><xsl:with-param name="of" select="string($status/@day)"/></xsl:call-template></xsl:variable>
 <xsl:variable name="deadline"><xsl:call-template name="short-day"><xsl:with-param name="of" select="string($status/@deadline)"/></xsl:call-template></xsl:variable>
 <xsl:variable name="bulletin"><xsl:call-template name="short-day"><xsl:with-param name="of" select="string($status/@bulletin)"/></xsl:call-template></xsl:variable>

 <!-- A paper of one body: title, blocks. -->
 <xsl:template name="paper">
  <xsl:param name="title"/>
  <xsl:param name="body"/>
  <!-- in the PDF of all of its kind: the bookmark above its own -->
  <xsl:param name="group" select="''"/>
  <xsl:param name="style" select="'paper'"/>
  <!-- whose paper it is and of which day, below the title -->
  <xsl:param name="line" select="tb:phrase('brief.line', 'issuer', $plan/@issuer, 'day', tb:day($status/@day), 'carried', '', 'more', '')"/>
  <document version="1" name="{tb:name()}" period="{$figures/@period}" lang="zh-CN" style="{$style}" working="yes" digest="{tb:digest()}">
   <info title="{$title}" keywords="{tb:phrase('keywords', 'programme', $plan/@programme)}" author="{$plan/@issuer}" date="{$status/@day}">
    <xsl:if test="$group != ''"><xsl:attribute name="group"><xsl:value-of select="$group"/></xsl:attribute></xsl:if>
   </info>
   <xsl:if test="$figures/f:notice">
    <notice><xsl:value-of select="$figures/f:notice"/></notice>
   </xsl:if>
   <xsl:call-template name="attachment"/>
   <title><xsl:value-of select="$title"/></title>
   <body>
    <xsl:if test="$line != ''"><note><xsl:value-of select="$line"/></note></xsl:if>
    <xsl:copy-of select="$body"/>
   </body>
  </document>
 </xsl:template>

 <!-- Contact of a unit in two cells. -->
 <xsl:template name="contact-cells">
  <xsl:param name="code"/>
  <xsl:variable name="unit" select="tb:subject('unit', $code)"/>
  <cell><xsl:value-of select="tb:phrase('papers.or', 'text', string($unit/@contact-name))"/></cell>
  <cell><xsl:value-of select="tb:phrase('papers.or', 'text', string($unit/@contact-phone))"/></cell>
 </xsl:template>

 <xsl:template name="missing-months">
  <xsl:param name="code"/>
  <xsl:value-of select="tb:subject('unit', $code)/@missing-months"/>
 </xsl:template>

 <!-- What others wrote: no line ends; a blank is not set between hanzi, so it is a wide one. -->
 <xsl:template name="said">
  <xsl:param name="text" select="."/>
  <xsl:value-of select="translate(normalize-space($text), ' ', '　')"/>
 </xsl:template>
</xsl:stylesheet>
