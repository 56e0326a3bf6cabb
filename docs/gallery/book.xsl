<?xml version="1.0" encoding="UTF-8"?>
<!-- The gallery as one document to set. $messages: what was said of the charts that are
     not drawn, <message chart="FORM-ID">; it stands where the chart would. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:d="urn:tongbao:document:1" xmlns="urn:tongbao:document:1" exclude-result-prefixes="d">
 <xsl:param name="messages"/>
 <xsl:output encoding="UTF-8"/>
 <xsl:variable name="said" select="document($messages)/messages/message"/>

 <xsl:template match="/gallery">
  <document version="1" name="gallery" lang="zh-CN" style="receipt">
   <info title="{@title}（{@subtitle}）" author="通报"/>
   <xsl:copy-of select="document(concat(form[1]/@name, '.xml'), /)/d:document/d:notice"/>
   <title><xsl:value-of select="@title"/><br/><xsl:value-of select="@subtitle"/></title>
   <body>
    <xsl:for-each select="p"><p><xsl:value-of select="."/></p></xsl:for-each>
    <table id="contents">
     <columns><column align="left" min-width="10em"/><column align="left"/></columns>
     <thead><row><cell>形式</cell><cell>何时用</cell></row></thead>
     <tbody>
      <xsl:for-each select="form">
       <xsl:variable name="source" select="document(concat(@name, '.xml'), /)/d:document"/>
       <row>
        <cell><ref to="form-{@name}"><xsl:value-of select="$source/d:title"/></ref></cell>
        <cell><xsl:value-of select="$source/d:body/d:p[@id = 'use']"/></cell>
       </row>
      </xsl:for-each>
     </tbody>
    </table>
    <xsl:apply-templates select="form"/>
   </body>
  </document>
 </xsl:template>

 <xsl:template match="form">
  <xsl:variable name="source" select="document(concat(@name, '.xml'), /)/d:document"/>
  <pagebreak/>
  <h level="1" id="form-{@name}"><xsl:value-of select="$source/d:title"/></h>
  <xsl:apply-templates select="$source/d:body/*">
   <xsl:with-param name="form" select="@name"/>
  </xsl:apply-templates>
 </xsl:template>

 <!-- Pictures move to where they have room, and past headings: their captions say it. -->
 <xsl:template match="d:h"/>

 <xsl:template match="d:p">
  <p><xsl:copy-of select="node()"/></p>
 </xsl:template>

 <xsl:template match="d:chart">
  <xsl:param name="form"/>
  <xsl:variable name="id" select="concat($form, '-', @id)"/>
  <xsl:variable name="why" select="$said[@chart = $id]"/>
  <xsl:variable name="caption" select="concat(substring-before(@caption, '　'), '　',
    preceding-sibling::d:h[1], '：', substring-after(@caption, '　'))"/>
  <xsl:choose>
   <xsl:when test="$why">
    <table id="said-{$id}" caption="{$caption}">
     <columns><column align="left"/></columns>
     <thead><row><cell>程序说明</cell></row></thead>
     <tbody><row><cell><xsl:value-of select="$why"/></cell></row></tbody>
    </table>
   </xsl:when>
   <xsl:otherwise>
    <chart id="{$id}" caption="{$caption}">
     <xsl:copy-of select="@*[name() != 'id' and name() != 'caption'] | node()"/>
    </chart>
   </xsl:otherwise>
  </xsl:choose>
 </xsl:template>
</xsl:stylesheet>
