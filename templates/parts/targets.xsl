<?xml version="1.0" encoding="UTF-8"?>
<!-- What the plan promises of the city and of each domain: the number, how many reach it by the
     plan, with what margin (F19), and by this year's landing. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:f="urn:tongbao:figures:1" xmlns:tb="urn:tongbao:xslt"
  xmlns="urn:tongbao:document:1" exclude-result-prefixes="f tb">

 <!-- those of a year; what is promised for about three years stands in no one year -->
 <xsl:variable name="targets" select="$figures/f:targets/f:target[number(@year) = number(@year)]"/>

 <!-- Of one domain, or of all, each under its name. -->
 <xsl:template name="targets-table">
  <xsl:param name="domain" select="''"/>
  <xsl:variable name="of" select="$targets[$domain = '' or @scope = $domain]"/>
  <xsl:if test="$of">
   <xsl:variable name="body">
    <xsl:choose>
     <xsl:when test="$domain != ''"><xsl:apply-templates select="$of" mode="target-row"/></xsl:when>
     <xsl:otherwise>
      <xsl:if test="$of[@scope = 'city']">
       <row class="section" keep-next="yes"><cell colspan="6"><xsl:value-of select="tb:phrase('place.whole')"/></cell></row>
       <xsl:apply-templates select="$of[@scope = 'city']" mode="target-row"/>
      </xsl:if>
      <xsl:for-each select="$figures/f:domains/f:domain[@code = $of/@scope]">
       <row class="section" keep-next="yes"><cell colspan="6"><xsl:value-of select="@name"/></cell></row>
       <xsl:apply-templates select="$of[@scope = current()/@code]" mode="target-row"/>
      </xsl:for-each>
     </xsl:otherwise>
    </xsl:choose>
   </xsl:variable>
   <table id="t-targets" unit="{tb:phrase('targets.unit')}" note-marks="※">
    <xsl:if test="$domain != ''"><xsl:attribute name="caption"><xsl:value-of select="tb:phrase('annex.targets.title', 'label', $label, 'month', $month, 'year', $year)"/></xsl:attribute></xsl:if>
    <xsl:call-template name="columns"><xsl:with-param name="list" select="'left:17:22 center:5 center:6 center:3 decimal:5 center:7'"/></xsl:call-template>
    <xsl:call-template name="heads"><xsl:with-param name="text" select="tb:phrase('targets.heads', 'month', $month, 'year', $year)"/></xsl:call-template>
    <tbody><xsl:copy-of select="$body"/></tbody>
    <xsl:call-template name="note">
     <xsl:with-param name="text">
      <xsl:value-of select="tb:phrase('targets.note', 'month', $month, 'year', $year)"/>
      <xsl:call-template name="signs"><xsl:with-param name="in" select="string($body)"/></xsl:call-template>
     </xsl:with-param>
    </xsl:call-template>
   </table>
  </xsl:if>
 </xsl:template>

 <xsl:template match="f:target" mode="target-row">
  <xsl:variable name="id" select="concat('target/', @id, '/')"/>
  <row>
   <cell><xsl:value-of select="tb:phrase('targets.name', 'y', @year, 'kind', @kind, 'subject', @subject, 'op', @op, 't', string(@threshold), 'word', string(@word), 'b', string(@below))"/></cell>
   <cell><xsl:value-of select="tb:phrase('targets.number', 'op', @op, 'n', concat($id, 'low'), 'm', tb:maybe(concat($id, 'high')))"/></cell>
   <xsl:choose>
    <xsl:when test="@subject = 'park'">
     <cell><xsl:value-of select="$none"/></cell><cell><xsl:value-of select="$none"/></cell><cell><xsl:value-of select="$none"/></cell>
     <xsl:call-template name="figure"><xsl:with-param name="id" select="concat($id, 'now')"/></xsl:call-template>
    </xsl:when>
    <xsl:otherwise>
     <xsl:call-template name="figure"><xsl:with-param name="id" select="concat($id, 'plan@', @year)"/></xsl:call-template>
     <xsl:call-template name="figure"><xsl:with-param name="id" select="concat($id, 'short@', @year)"/></xsl:call-template>
     <xsl:call-template name="figure"><xsl:with-param name="id" select="concat($id, 'margin@', @year)"/></xsl:call-template>
     <xsl:call-template name="figure"><xsl:with-param name="id" select="concat($id, 'landing')"/></xsl:call-template>
    </xsl:otherwise>
   </xsl:choose>
  </row>
 </xsl:template>
</xsl:stylesheet>
