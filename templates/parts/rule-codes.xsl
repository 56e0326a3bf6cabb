<?xml version="1.0" encoding="UTF-8"?>
<!-- The last part of the rule book: codes and the days they are valid. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:tongbao:rules:1" xmlns:tb="urn:tongbao:xslt"
  xmlns:exsl="http://exslt.org/common"
  xmlns="urn:tongbao:document:1" exclude-result-prefixes="r tb exsl">

 <xsl:key name="sector" match="r:sector" use="@code"/>
 <xsl:key name="project-of" match="r:project" use="@region"/>

 <!-- Those that this plan has, in order; n is how many codes. -->
 <xsl:variable name="code-list">
  <xsl:for-each select="/r:rules">
   <xsl:if test="r:unit"><list name="units" n="{count(r:unit)}"/></xsl:if>
   <xsl:if test="r:industry or r:sector"><list name="industries" n="{count(r:industry | r:sector)}"/></xsl:if>
   <xsl:if test="r:enterprise"><list name="enterprises" n="{count(r:enterprise)}"/></xsl:if>
   <xsl:if test="r:project"><list name="projects" n="{count(r:project)}"/></xsl:if>
  </xsl:for-each>
 </xsl:variable>
 <xsl:variable name="lists" select="exsl:node-set($code-list)/*"/>

 <xsl:template name="code-title">
  <xsl:param name="name"/>
  <xsl:choose>
   <xsl:when test="$name = 'projects'"><xsl:value-of select="tb:phrase('codes.projects', 'year', $book/@year)"/></xsl:when>
   <xsl:otherwise><xsl:value-of select="tb:phrase(concat('codes.', $name))"/></xsl:otherwise>
  </xsl:choose>
 </xsl:template>

 <xsl:template name="codes">
  <h level="1" id="part-codes"><xsl:value-of select="tb:phrase('part.codes')"/></h>
  <xsl:for-each select="$lists">
   <xsl:variable name="title"><xsl:call-template name="code-title"><xsl:with-param name="name" select="@name"/></xsl:call-template></xsl:variable>
   <xsl:variable name="no"><xsl:call-template name="numeral"><xsl:with-param name="n" select="position()"/></xsl:call-template></xsl:variable>
   <h level="2" id="codes-{@name}"><xsl:value-of select="tb:phrase('codes.heading', 'no', string($no), 'title', string($title))"/></h>
   <table id="{@name}" caption="{tb:phrase('codes.caption', 'n', string($tables-before-codes + position()), 'title', string($title))}">
    <xsl:choose>
     <xsl:when test="@name = 'units'"><xsl:call-template name="units"/></xsl:when>
     <xsl:when test="@name = 'industries'"><xsl:call-template name="industries"/></xsl:when>
     <xsl:when test="@name = 'enterprises'"><xsl:call-template name="enterprises"/></xsl:when>
     <xsl:otherwise><xsl:call-template name="projects"/></xsl:otherwise>
    </xsl:choose>
   </table>
  </xsl:for-each>
 </xsl:template>

 <xsl:template name="valid">
  <xsl:variable name="from"><xsl:if test="@valid-from"><xsl:value-of select="tb:day(@valid-from)"/></xsl:if></xsl:variable>
  <xsl:variable name="to"><xsl:if test="@valid-to"><xsl:value-of select="tb:day(@valid-to)"/></xsl:if></xsl:variable>
  <cell><xsl:value-of select="tb:phrase('valid', 'from', string($from), 'to', string($to))"/></cell>
 </xsl:template>

 <xsl:template name="section">
  <xsl:param name="text"/>
  <xsl:param name="columns"/>
  <row class="section" keep-next="yes"><cell colspan="{$columns}"><xsl:value-of select="$text"/></cell></row>
 </xsl:template>

 <!-- ===== units ===== -->

 <xsl:template name="unit-rows">
  <xsl:param name="kind"/>
  <xsl:variable name="signing" select="$book/r:signing"/>
  <xsl:if test="$book/r:unit[@kind = $kind]">
   <xsl:call-template name="section">
    <xsl:with-param name="text" select="tb:phrase(concat('codes.', $kind))"/>
    <xsl:with-param name="columns" select="4 + count($signing)"/>
   </xsl:call-template>
  </xsl:if>
  <xsl:for-each select="$book/r:unit[@kind = $kind]">
   <row>
    <cell><xsl:value-of select="@code"/></cell>
    <cell><xsl:value-of select="@name"/></cell>
    <cell><xsl:value-of select="tb:phrase(@expected)"/></cell>
    <xsl:if test="$signing"><cell><xsl:value-of select="tb:phrase(concat('codes.', @signs))"/></cell></xsl:if>
    <xsl:call-template name="valid"/>
   </row>
  </xsl:for-each>
 </xsl:template>

 <xsl:template name="units">
  <columns>
   <column align="left"/><column align="left"/><column align="center" width="5em"/>
   <xsl:if test="$book/r:signing"><column align="center" width="5em"/></xsl:if>
   <column align="left"/>
  </columns>
  <thead><row>
   <cell><xsl:value-of select="tb:phrase('codes.head.code')"/></cell>
   <cell><xsl:value-of select="tb:phrase('codes.head.name')"/></cell>
   <cell><xsl:value-of select="tb:phrase('codes.head.expected')"/></cell>
   <xsl:if test="$book/r:signing"><cell><xsl:value-of select="tb:phrase('codes.head.signs')"/></cell></xsl:if>
   <cell><xsl:value-of select="tb:phrase('codes.head.valid')"/></cell>
  </row></thead>
  <tbody>
   <xsl:call-template name="unit-rows"><xsl:with-param name="kind" select="'region'"/></xsl:call-template>
   <xsl:call-template name="unit-rows"><xsl:with-param name="kind" select="'department'"/></xsl:call-template>
  </tbody>
 </xsl:template>

 <!-- ===== industries and sectors ===== -->

 <xsl:template name="industries">
  <columns><column align="left"/><column align="left"/><column align="left"/></columns>
  <thead><row>
   <cell><xsl:value-of select="tb:phrase('codes.head.code')"/></cell>
   <cell><xsl:value-of select="tb:phrase('codes.head.name')"/></cell>
   <cell><xsl:value-of select="tb:phrase('codes.head.valid')"/></cell>
  </row></thead>
  <tbody>
   <xsl:for-each select="$book/r:industry | $book/r:sector">
    <xsl:if test="not(preceding-sibling::*[1][name() = name(current())])">
     <xsl:call-template name="section">
      <xsl:with-param name="text" select="tb:phrase(concat('codes.', local-name()))"/>
      <xsl:with-param name="columns" select="3"/>
     </xsl:call-template>
    </xsl:if>
    <row>
     <cell><xsl:value-of select="@code"/></cell>
     <cell><xsl:value-of select="@name"/></cell>
     <xsl:call-template name="valid"/>
    </row>
   </xsl:for-each>
  </tbody>
 </xsl:template>

 <!-- ===== enterprises ===== -->

 <xsl:template name="enterprises">
  <columns><column align="left"/><column align="left" min-width="12.5em"/><column align="left"/><column align="left"/><column align="left"/></columns>
  <thead><row>
   <cell><xsl:value-of select="tb:phrase('codes.head.code')"/></cell>
   <cell><xsl:value-of select="tb:phrase('codes.head.name')"/></cell>
   <cell><xsl:value-of select="tb:phrase('codes.head.place')"/></cell>
   <cell><xsl:value-of select="tb:phrase('codes.head.sector')"/></cell>
   <cell><xsl:value-of select="tb:phrase('codes.head.valid')"/></cell>
  </row></thead>
  <tbody>
   <xsl:for-each select="$book/r:enterprise">
    <row>
     <xsl:if test="@parent"><xsl:attribute name="class">child</xsl:attribute></xsl:if>
     <cell><xsl:value-of select="@code"/></cell>
     <cell><xsl:value-of select="@name"/></cell>
     <cell><xsl:value-of select="@place"/></cell>
     <cell><xsl:value-of select="key('sector', @sector)/@name"/></cell>
     <xsl:call-template name="valid"/>
    </row>
   </xsl:for-each>
  </tbody>
 </xsl:template>

 <!-- ===== projects, by place ===== -->

 <xsl:template name="project-rows">
  <xsl:param name="projects"/>
  <xsl:for-each select="$projects">
   <row>
    <cell><xsl:value-of select="@code"/></cell>
    <cell><xsl:value-of select="@name"/></cell>
    <xsl:call-template name="valid"/>
   </row>
  </xsl:for-each>
 </xsl:template>

 <xsl:template name="projects">
  <columns><column align="left"/><column align="left"/><column align="left"/></columns>
  <thead><row>
   <cell><xsl:value-of select="tb:phrase('codes.head.code')"/></cell>
   <cell><xsl:value-of select="tb:phrase('codes.head.name')"/></cell>
   <cell><xsl:value-of select="tb:phrase('codes.head.valid')"/></cell>
  </row></thead>
  <tbody>
   <xsl:for-each select="$book/r:project[@region][generate-id() = generate-id(key('project-of', @region)[1])]">
    <xsl:call-template name="section">
     <xsl:with-param name="text" select="@place"/><xsl:with-param name="columns" select="3"/>
    </xsl:call-template>
    <xsl:call-template name="project-rows"><xsl:with-param name="projects" select="key('project-of', @region)"/></xsl:call-template>
   </xsl:for-each>
   <xsl:if test="$book/r:project[not(@region)]">
    <xsl:call-template name="section">
     <xsl:with-param name="text" select="tb:phrase('codes.elsewhere')"/><xsl:with-param name="columns" select="3"/>
    </xsl:call-template>
    <xsl:call-template name="project-rows"><xsl:with-param name="projects" select="$book/r:project[not(@region)]"/></xsl:call-template>
   </xsl:if>
  </tbody>
 </xsl:template>
</xsl:stylesheet>
