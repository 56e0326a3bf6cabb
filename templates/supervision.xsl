<?xml version="1.0" encoding="UTF-8"?>
<!-- 督办单, one for each matter (一事一单): a form of one page with what fired, who has to do
     what by when, and room for the answer. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:f="urn:tongbao:figures:1" xmlns:tb="urn:tongbao:xslt"
  xmlns="urn:tongbao:document:1" exclude-result-prefixes="f tb">

 <xsl:include href="parts/common.xsl"/>
 <xsl:include href="parts/papers.xsl"/>
 <xsl:include href="parts/escalations.xsl"/>

 <xsl:variable name="item" select="tb:scope()"/>
 <xsl:variable name="rung" select="$item/.."/>
 <!-- Its number among those of the month. -->
 <xsl:variable name="number" select="count($item/preceding-sibling::f:item)
   + count($rung/preceding-sibling::f:escalation[@name = $rung/@name]/f:item) + 1"/>

 <xsl:template match="/">
  <xsl:for-each select="$item">
   <xsl:call-template name="paper">
    <xsl:with-param name="title" select="tb:phrase('supervision.title')"/>
    <xsl:with-param name="style" select="'form'"/>
    <xsl:with-param name="group"><xsl:call-template name="fired-of"/></xsl:with-param>
    <xsl:with-param name="line" select="''"/>
    <xsl:with-param name="body">
     <xsl:call-template name="form"/>
     <xsl:call-template name="note">
      <xsl:with-param name="text" select="tb:phrase('supervision.note')"/>
     </xsl:call-template>
    </xsl:with-param>
   </xsl:call-template>
  </xsl:for-each>
 </xsl:template>

 <!-- Empty lines for what is written by hand. -->
 <xsl:template name="room">
  <xsl:param name="lines"/>
  <xsl:if test="$lines &gt; 0">
   <br/>
   <xsl:text>　</xsl:text>
   <xsl:call-template name="room"><xsl:with-param name="lines" select="$lines - 1"/></xsl:call-template>
  </xsl:if>
 </xsl:template>

 <xsl:template name="wide">
  <xsl:param name="head"/>
  <xsl:param name="text"/>
  <xsl:param name="lines" select="0"/>
  <row>
   <cell><xsl:value-of select="$head"/></cell>
   <cell colspan="3">
    <xsl:copy-of select="$text"/>
    <xsl:if test="string($text) = ''"><xsl:text>　</xsl:text></xsl:if>
    <xsl:call-template name="room"><xsl:with-param name="lines" select="$lines"/></xsl:call-template>
   </cell>
  </row>
 </xsl:template>

 <xsl:template name="pair">
  <xsl:param name="a"/>
  <xsl:param name="x"/>
  <xsl:param name="b"/>
  <xsl:param name="y"/>
  <row>
   <cell><xsl:value-of select="$a"/></cell>
   <cell><xsl:value-of select="$x"/></cell>
   <cell><xsl:value-of select="$b"/></cell>
   <cell><xsl:value-of select="$y"/></cell>
  </row>
 </xsl:template>

 <xsl:template name="form">
  <xsl:variable name="doer"><xsl:call-template name="doer"/></xsl:variable>
  <xsl:variable name="helper"><xsl:call-template name="helper"/></xsl:variable>
  <xsl:variable name="leader"><xsl:call-template name="leader"/></xsl:variable>
  <table id="t-form" grid="yes">
   <columns>
    <column align="center" width="5.5em"/><column align="left" width="11.55em"/>
    <column align="center" width="5.5em"/><column align="left" width="11.55em"/>
   </columns>
   <thead>
    <row>
     <cell colspan="2"><xsl:value-of select="tb:phrase('supervision.number', 'year', $year, 'month', $month, 'n', string($number))"/></cell>
     <cell colspan="2"><xsl:value-of select="tb:phrase('supervision.day', 'day', tb:day($status/@day))"/></cell>
    </row>
   </thead>
   <tbody>
    <xsl:call-template name="wide">
     <xsl:with-param name="head" select="tb:phrase('supervision.matter')"/>
     <xsl:with-param name="text" select="tb:phrase('supervision.matter.text', 'subject', ../@subject, 'name', @name,
       'region', string(tb:subject('project', @code)/@region-name), 'month', $month)"/>
    </xsl:call-template>
    <xsl:call-template name="wide">
     <xsl:with-param name="head" select="tb:phrase('supervision.basis')"/>
     <xsl:with-param name="text">
      <!-- the number is not broken, nor the line before it stretched -->
      <xsl:value-of select="tb:phrase('supervision.basis.plan', 'plan', $plan/@name)"/>
      <br/>
      <xsl:value-of select="tb:phrase('supervision.basis.number', 'number', $plan/@number)"/>
      <xsl:call-template name="rule"/>
      <xsl:value-of select="tb:phrase('supervision.fires')"/>
      <br/>
      <xsl:call-template name="numbers"/>
      <xsl:if test="../@subject = 'county'"><xsl:call-template name="lagging"/></xsl:if>
     </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="pair">
     <xsl:with-param name="a" select="tb:phrase('supervision.doer')"/>
     <xsl:with-param name="x" select="tb:phrase('papers.or', 'text', string($doer))"/>
     <xsl:with-param name="b" select="tb:phrase('supervision.helper')"/>
     <xsl:with-param name="y" select="tb:phrase('papers.or', 'text', string($helper))"/>
    </xsl:call-template>
    <xsl:call-template name="pair">
     <xsl:with-param name="a" select="tb:phrase('supervision.leader')"/>
     <xsl:with-param name="x" select="tb:phrase('papers.or', 'text', string($leader))"/>
     <xsl:with-param name="b" select="tb:phrase('supervision.due')"/>
     <xsl:with-param name="y">
      <xsl:choose>
       <xsl:when test="../@due"><xsl:value-of select="tb:day(../@due)"/></xsl:when>
       <xsl:otherwise><xsl:value-of select="tb:phrase('date.open')"/></xsl:otherwise>
      </xsl:choose>
     </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="wide">
     <xsl:with-param name="head" select="tb:phrase('supervision.demand')"/>
     <xsl:with-param name="text" select="tb:phrase('supervision.demand.text', 'subject', ../@subject, 'month', $month,
       'late', string(tb:subject('project', @code)/@start-late), 'doer', string($doer))"/>
    </xsl:call-template>
    <xsl:call-template name="wide">
     <xsl:with-param name="head" select="tb:phrase('supervision.answer')"/>
     <xsl:with-param name="text" select="tb:phrase('supervision.answer.text', 'subject', ../@subject, 'month', $month, 'late', string(tb:subject('project', @code)/@start-late))"/>
     <!-- less where the basis names projects: the sheet is one page -->
     <xsl:with-param name="lines" select="13 - 2 * number(../@subject = 'county')"/>
    </xsl:call-template>
    <xsl:call-template name="pair">
     <xsl:with-param name="a" select="tb:phrase('supervision.head')"/>
     <xsl:with-param name="b" select="tb:phrase('supervision.answered')"/>
     <xsl:with-param name="y" select="tb:phrase('date.open')"/>
    </xsl:call-template>
    <xsl:call-template name="pair">
     <xsl:with-param name="a" select="tb:phrase('supervision.signer')"/>
     <xsl:with-param name="b" select="tb:phrase('supervision.signed')"/>
     <xsl:with-param name="y" select="tb:phrase('date.open')"/>
    </xsl:call-template>
    <xsl:call-template name="wide">
     <xsl:with-param name="head" select="tb:phrase('supervision.cc')"/>
     <xsl:with-param name="text" select="tb:phrase('supervision.cc.text', 'leader', string($leader), 'helper', string($helper))"/>
    </xsl:call-template>
   </tbody>
  </table>
 </xsl:template>
</xsl:stylesheet>
