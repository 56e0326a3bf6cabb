<?xml version="1.0" encoding="UTF-8"?>
<!-- 报送回执: what a unit is told about a file it dropped, from the sheet that tongbao-receive
     writes of it (tongbao-receipt(5)).  Every word stands in the sheet; here is only where
     it goes: the verdict first, then whose file it is, what is wrong by level and kind with
     a table of places each, what changed, what differs from the period before, and in small type what was applied. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:s="urn:tongbao:receipt-sheet:1" xmlns:tb="urn:tongbao:xslt"
  xmlns:exsl="http://exslt.org/common" xmlns="urn:tongbao:document:1"
  exclude-result-prefixes="s tb exsl">

 <!-- The columns that a table of places or changes may have, in their order; a table has
      those that some row of it fills. -->
 <xsl:variable name="column-list">
  <column of="table" min-width="3em" max-width="8em"/>
  <column of="subject" min-width="4em" max-width="10em"/>
  <column of="indicator" min-width="4em" max-width="8em"/>
  <column of="value" min-width="4em" max-width="12em"/>
  <column of="expected" min-width="4em" max-width="14em"/>
  <column of="text" min-width="6em" max-width="18em"/>
  <column of="note" min-width="5em" max-width="12em"/>
  <column of="from" min-width="4em" max-width="12em"/>
  <column of="to" min-width="4em" max-width="12em"/>
 </xsl:variable>
 <xsl:variable name="columns" select="exsl:node-set($column-list)/*"/>

 <!-- What was received may hold anything; a text of a document holds no line end.  A blank
      between a hanzi and a letter is not set: where it parts words, a wide one stands. -->
 <xsl:template name="say">
  <xsl:param name="text" select="."/>
  <xsl:value-of select="translate($text, '&#9;&#10;&#13;', '   ')"/>
 </xsl:template>

 <xsl:template match="/s:sheet">
  <xsl:variable name="title" select="concat(s:title/@label, '　', s:title)"/>
  <document received="yes" version="1" name="receipt" lang="zh-CN" style="receipt" digest="{tb:digest()}">
   <info title="{$title}" author="{s:issuer}" date="{s:day}"/>
   <notice>
    <xsl:value-of select="concat($title, '　', translate(substring(s:file, 1, 24), ' ', '　'), tb:if(string-length(s:file) &gt; 24, '…'))"/>
   </notice>
   <title><xsl:value-of select="$title"/></title>
   <body>
    <p><b><xsl:call-template name="say"><xsl:with-param name="text" select="s:verdict"/></xsl:call-template></b></p>
    <xsl:call-template name="head"/>
    <xsl:apply-templates select="s:level | s:changes | s:previous | s:checked"/>
    <xsl:for-each select="s:help"><note><xsl:value-of select="."/></note></xsl:for-each>
   </body>
  </document>
 </xsl:template>

 <!-- Whose file it is, below its name: two to a row; what is left over has the width of both. -->
 <xsl:template name="head">
  <xsl:variable name="items" select="s:item"/>
  <table id="head">
   <columns>
    <column align="left" width="4.2em"/><column align="left" width="15.4em"/>
    <column align="left" width="4.2em"/><column align="left" width="15.4em"/>
   </columns>
   <thead>
    <row>
     <cell colspan="4"><xsl:value-of select="concat(s:file/@label, '：', translate(s:file, ' ', '　'))"/></cell>
    </row>
   </thead>
   <tbody>
    <xsl:for-each select="$items[position() mod 2 = 1]">
     <xsl:variable name="next" select="following-sibling::s:item[1]"/>
     <row>
      <cell><xsl:value-of select="@label"/></cell>
      <cell>
       <xsl:if test="not($next)"><xsl:attribute name="colspan">3</xsl:attribute></xsl:if>
       <xsl:call-template name="say"/>
      </cell>
      <xsl:for-each select="$next">
       <cell><xsl:value-of select="@label"/></cell>
       <cell><xsl:call-template name="say"/></cell>
      </xsl:for-each>
     </row>
    </xsl:for-each>
   </tbody>
  </table>
 </xsl:template>

 <!-- 强制, 核实, 提示 -->
 <xsl:template match="s:level">
  <h level="1"><xsl:value-of select="@text"/></h>
  <xsl:apply-templates select="s:group"/>
 </xsl:template>

 <!-- One kind of finding: where, and below the places what to do, as in the text. -->
 <xsl:template match="s:group">
  <h level="2"><xsl:value-of select="@text"/></h>
  <table id="places-{count(../preceding-sibling::s:level) + 1}-{position()}">
   <columns>
    <column align="left" min-width="7em" max-width="13em"/>
    <xsl:call-template name="columns"><xsl:with-param name="rows" select="s:place"/></xsl:call-template>
   </columns>
   <thead>
    <row>
     <cell><xsl:value-of select="s:place/@label"/></cell>
     <xsl:call-template name="names"><xsl:with-param name="rows" select="s:place"/></xsl:call-template>
    </row>
   </thead>
   <tbody>
    <xsl:for-each select="s:place">
     <row>
      <xsl:if test="position() = last()"><xsl:attribute name="keep-next">yes</xsl:attribute></xsl:if>
      <cell><xsl:call-template name="where"/></cell>
      <xsl:call-template name="cells"><xsl:with-param name="rows" select="../s:place"/></xsl:call-template>
     </row>
    </xsl:for-each>
    <xsl:for-each select="s:omitted | s:remedy">
     <row>
      <xsl:if test="self::s:omitted"><xsl:attribute name="keep-next">yes</xsl:attribute></xsl:if>
      <cell colspan="{count($columns[@of = current()/../s:place/s:cell/@of]) + 1}">
       <xsl:if test="@label"><b><xsl:value-of select="@label"/>：</b></xsl:if><xsl:call-template name="say"/>
      </cell>
     </row>
    </xsl:for-each>
   </tbody>
  </table>
 </xsl:template>

 <!-- Line or cell, then table and row; or what the text says of the whole. -->
 <xsl:template name="where">
  <xsl:variable name="at" select="s:cell[@of = 'at' or @of = 'row']"/>
  <xsl:for-each select="$at">
   <xsl:if test="position() &gt; 1"><xsl:text>　</xsl:text></xsl:if>
   <xsl:call-template name="say"/>
  </xsl:for-each>
  <xsl:if test="not($at) and not(s:cell[@of = 'subject' or @of = 'indicator'])"><xsl:value-of select="@text"/></xsl:if>
 </xsl:template>

 <xsl:template name="columns">
  <xsl:param name="rows"/>
  <xsl:for-each select="$columns[@of = $rows/s:cell/@of]">
   <column align="left" min-width="{@min-width}" max-width="{@max-width}"/>
  </xsl:for-each>
 </xsl:template>

 <xsl:template name="names">
  <xsl:param name="rows"/>
  <xsl:for-each select="$columns[@of = $rows/s:cell/@of]">
   <xsl:variable name="of" select="@of"/>
   <cell><xsl:value-of select="$rows/s:cell[@of = $of]/@label"/></cell>
  </xsl:for-each>
 </xsl:template>

 <xsl:template name="cells">
  <xsl:param name="rows"/>
  <xsl:variable name="row" select="."/>
  <xsl:for-each select="$columns[@of = $rows/s:cell/@of]">
   <xsl:variable name="of" select="@of"/>
   <cell>
    <xsl:choose>
     <xsl:when test="$of = 'subject'"><xsl:value-of select="translate($row/s:cell[@of = $of], ' ', '　')"/></xsl:when>
     <xsl:otherwise><xsl:call-template name="say"><xsl:with-param name="text" select="$row/s:cell[@of = $of]"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
   </cell>
  </xsl:for-each>
 </xsl:template>

 <!-- A correction: what it changed. -->
 <xsl:template match="s:changes">
  <h level="1"><xsl:value-of select="@text"/></h>
  <p><xsl:value-of select="s:changed"/></p>
  <xsl:if test="s:change">
   <table id="changes">
    <columns><xsl:call-template name="columns"><xsl:with-param name="rows" select="s:change"/></xsl:call-template></columns>
    <thead><row><xsl:call-template name="names"><xsl:with-param name="rows" select="s:change"/></xsl:call-template></row></thead>
    <tbody>
     <xsl:for-each select="s:change">
      <row><xsl:call-template name="cells"><xsl:with-param name="rows" select="../s:change"/></xsl:call-template></row>
     </xsl:for-each>
    </tbody>
    <xsl:for-each select="s:omitted"><note><xsl:value-of select="."/></note></xsl:for-each>
   </table>
  </xsl:if>
 </xsl:template>

 <!-- Beside the period before: rows that came and went, and what the month adds. -->
 <xsl:template match="s:previous">
  <h level="1"><xsl:value-of select="@text"/></h>
  <xsl:apply-templates select="s:compared"/>
 </xsl:template>

 <xsl:template match="s:compared">
  <p><xsl:value-of select="translate(@text, ' ', '　')"/></p>
  <xsl:if test="s:month">
   <table id="months-{position()}">
    <columns>
     <column align="left" min-width="8em" max-width="18em"/>
     <column align="right"/><column align="right"/><column align="right"/>
    </columns>
    <thead>
     <row><xsl:for-each select="s:month[1]/s:cell"><cell><xsl:value-of select="@label"/></cell></xsl:for-each></row>
    </thead>
    <tbody>
     <xsl:for-each select="s:month">
      <row><xsl:for-each select="s:cell"><cell><xsl:value-of select="translate(., ' ', '　')"/></cell></xsl:for-each></row>
     </xsl:for-each>
    </tbody>
    <xsl:for-each select="s:omitted"><note><xsl:value-of select="."/></note></xsl:for-each>
   </table>
  </xsl:if>
 </xsl:template>

 <!-- What was applied. -->
 <xsl:template match="s:checked">
  <note>
   <b><xsl:value-of select="@text"/></b>
   <xsl:for-each select="s:ground">
    <xsl:value-of select="tb:if(position() &gt; 1, '；', '　')"/>
    <xsl:if test="@label"><xsl:value-of select="concat(@label, '：')"/></xsl:if>
    <xsl:value-of select="translate(., ' ', '　')"/>
   </xsl:for-each>
   <xsl:text>。</xsl:text>
  </note>
 </xsl:template>
</xsl:stylesheet>
