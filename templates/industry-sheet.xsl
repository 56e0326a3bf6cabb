<?xml version="1.0" encoding="UTF-8"?>
<!-- 一产业一策: one page about an industry. -->
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
 <xsl:variable name="scope" select="concat('industry/', $code)"/>

 <xsl:template match="/">
  <xsl:call-template name="sheet">
   <xsl:with-param name="kind" select="'industry'"/>
   <xsl:with-param name="facts">
    <xsl:call-template name="fact"><xsl:with-param name="name" select="'reporter'"/><xsl:with-param name="text" select="$subject/@reporter-name"/></xsl:call-template>
    <xsl:call-template name="fact"><xsl:with-param name="name" select="'domain'"/><xsl:with-param name="text" select="$figures/f:domains/f:domain[@code = $subject/@domain]/@name"/></xsl:call-template>
    <xsl:call-template name="fact"><xsl:with-param name="name" select="'members'"/><xsl:with-param name="text" select="tb:phrase('sheet.members', 'e', string(count($firms)), 'p', string(count($works)))"/></xsl:call-template>
    <xsl:call-template name="revenue-facts"><xsl:with-param name="scope" select="$scope"/></xsl:call-template>
   </xsl:with-param>
   <xsl:with-param name="said"><xsl:call-template name="revenue-said"><xsl:with-param name="scope" select="$scope"/></xsl:call-template></xsl:with-param>
   <xsl:with-param name="blocks">
    <xsl:call-template name="revenue-charts"><xsl:with-param name="ladder" select="'industry'"/><xsl:with-param name="plot" select="'usual'"/></xsl:call-template>
    <xsl:call-template name="months-table"><xsl:with-param name="scope" select="$scope"/><xsl:with-param name="series" select="'rev'"/></xsl:call-template>
    <xsl:call-template name="members"/>
    <xsl:call-template name="dossier"/>
    <xsl:call-template name="problems"/>
   </xsl:with-param>
  </xsl:call-template>
 </xsl:template>

 <xsl:variable name="firms" select="$figures/f:enterprises/f:enterprise[@industry = $code and @child = 'no']"/>
 <!-- those of which there is something to tell -->
 <xsl:variable name="told-firms" select="$firms[tb:state(concat('enterprise/', @code, '/rev')) != 'none']"/>
 <xsl:variable name="works" select="$figures/f:projects/f:project[@industry = $code]"/>

 <!-- The largest of its enterprises. -->
 <xsl:template name="members">
  <xsl:if test="$told-firms">
   <xsl:call-template name="firms-table">
    <xsl:with-param name="rows" select="$told-firms"/><xsl:with-param name="of" select="$scope"/>
    <xsl:with-param name="most" select="3"/><xsl:with-param name="all" select="count($firms)"/>
   </xsl:call-template>
  </xsl:if>
 </xsl:template>

 <!-- M5: 两图两库两池两报告, which version and how old. -->
 <xsl:template name="dossier">
  <xsl:variable name="items" select="$subject/f:material"/>
  <xsl:if test="$items">
   <table id="materials" caption="{tb:phrase('sheet.table.materials')}">
    <columns>
     <column align="left" width="8em"/><column align="left"/><column align="left"/><column align="left" width="8em"/><column align="left"/><column align="left"/>
    </columns>
    <xsl:call-template name="heads"><xsl:with-param name="text" select="tb:phrase('sheet.heads.materials')"/></xsl:call-template>
    <tbody>
     <xsl:for-each select="$items[position() mod 2 = 1]">
      <row>
       <xsl:for-each select=". | following-sibling::f:material[1]">
        <cell><xsl:value-of select="@name"/></cell>
        <cell>
         <xsl:choose>
          <xsl:when test="@date"><xsl:value-of select="tb:day(@date)"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="$none"/></xsl:otherwise>
         </xsl:choose>
        </cell>
        <cell><xsl:value-of select="tb:phrase('sheet.material', 'state', @state, 'label', string(@label))"/></cell>
       </xsl:for-each>
       <xsl:if test="not(following-sibling::f:material)"><cell/><cell/><cell/></xsl:if>
      </row>
     </xsl:for-each>
    </tbody>
    <xsl:variable name="terms">
     <xsl:for-each select="$items[@months and not(@months = preceding-sibling::f:material/@months)]">
      <xsl:variable name="names"><xsl:call-template name="names"><xsl:with-param name="of" select="$items[@months = current()/@months]"/></xsl:call-template></xsl:variable>
      <xsl:if test="position() &gt; 1"><xsl:value-of select="$comma"/></xsl:if>
      <xsl:value-of select="tb:phrase('sheet.material.term', 'names', string($names), 'n', @months)"/>
     </xsl:for-each>
    </xsl:variable>
    <xsl:if test="$terms != ''"><note><xsl:value-of select="tb:phrase('sheet.materials.terms', 'terms', string($terms))"/></note></xsl:if>
   </table>
  </xsl:if>
 </xsl:template>
</xsl:stylesheet>
