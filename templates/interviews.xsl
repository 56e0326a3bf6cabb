<?xml version="1.0" encoding="UTF-8"?>
<!-- 约谈建议名单: proposals to the office, never more: whom, by which rule, for how long, with
     which numbers. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:f="urn:tongbao:figures:1" xmlns:tb="urn:tongbao:xslt"
  xmlns:str="http://exslt.org/strings" xmlns="urn:tongbao:document:1" exclude-result-prefixes="f tb str">

 <xsl:include href="parts/common.xsl"/>
 <xsl:include href="parts/papers.xsl"/>
 <xsl:include href="parts/escalations.xsl"/>

 <xsl:variable name="name" select="tb:phrase('interviews.rung')"/>
 <xsl:variable name="rungs" select="$figures/f:escalations/f:escalation[@name = $name and f:item]"/>
 <!-- whoever answers for most comes first -->
 <xsl:variable name="order" select="'county industry enterprise project'"/>
 <xsl:variable name="numerals" select="str:split(tb:phrase('numerals'), '|')"/>

 <xsl:template match="/">
  <xsl:call-template name="paper">
   <xsl:with-param name="title" select="tb:phrase('interviews.title', 'period', $year-period)"/>
   <xsl:with-param name="body">
    <p>
     <xsl:variable name="list">
      <xsl:for-each select="$rungs[not(@subject = preceding-sibling::f:escalation[@name = $name and f:item]/@subject)]">
       <xsl:sort select="string-length(substring-before($order, @subject))" data-type="number"/>
       <xsl:if test="position() &gt; 1"><xsl:value-of select="$and"/></xsl:if>
       <xsl:value-of select="tb:phrase('interviews.count', 'subject', @subject, 'n', string(count($rungs[@subject = current()/@subject]/f:item)))"/>
      </xsl:for-each>
     </xsl:variable>
     <xsl:value-of select="tb:phrase('interviews.state', 'period', $year-period, 'n', string(count($rungs/f:item)), 'list', string($list))"/>
    </p>
    <xsl:if test="$rungs"><p><xsl:value-of select="tb:phrase('interviews.close')"/></p></xsl:if>
    <xsl:for-each select="$rungs">
     <xsl:sort select="string-length(substring-before($order, @subject))" data-type="number"/>
     <xsl:variable name="at" select="position()"/>
     <xsl:variable name="rule"><xsl:for-each select="f:item[1]"><xsl:call-template name="rule"/></xsl:for-each></xsl:variable>
     <h level="1"><xsl:value-of select="tb:phrase('interviews.h', 'n', string($numerals[$at]), 'subject', @subject, 'rule', string($rule))"/></h>
     <xsl:call-template name="list"/>
    </xsl:for-each>
   </xsl:with-param>
  </xsl:call-template>
 </xsl:template>

 <xsl:template name="list">
  <xsl:variable name="indicator"><xsl:for-each select="f:item[1]"><xsl:call-template name="indicator"/></xsl:for-each></xsl:variable>
  <xsl:variable name="body">
   <xsl:for-each select="f:item">
    <xsl:variable name="doer"><xsl:call-template name="doer"/></xsl:variable>
    <row>
     <cell><xsl:value-of select="position()"/></cell>
     <cell><xsl:value-of select="@name"/></cell>
     <cell><xsl:value-of select="tb:phrase('papers.or', 'text', string($doer))"/></cell>
     <cell><xsl:call-template name="since"/></cell>
     <cell><xsl:value-of select="@running"/></cell>
     <xsl:call-template name="cells">
      <xsl:with-param name="scope" select="concat(../@subject, '/', @code)"/>
      <xsl:with-param name="list" select="concat($indicator, '-plan ', $indicator, ' ', $indicator, '-completion ', $indicator, '-lead')"/>
     </xsl:call-template>
     <cell><xsl:value-of select="tb:phrase('lamp.mark', 'lamp', string(@lamp))"/></cell>
    </row>
   </xsl:for-each>
  </xsl:variable>
  <table id="t-{@id}" unit="{tb:phrase('unit.rev')}" note-marks="※">
   <xsl:call-template name="columns">
    <xsl:with-param name="list" select="'center left:7:14 left:4:8 center center decimal decimal decimal decimal center'"/>
   </xsl:call-template>
   <xsl:call-template name="heads">
    <xsl:with-param name="text" select="tb:phrase('interviews.heads', 'subject', @subject, 'month', $month, 'label', $label, 'year', $year, 'd', tb:maybe(concat('city/', $indicator, '-lead')))"/>
   </xsl:call-template>
   <tbody><xsl:copy-of select="$body"/></tbody>
   <xsl:call-template name="note">
    <xsl:with-param name="text">
     <xsl:call-template name="signs"><xsl:with-param name="in" select="string($body)"/></xsl:call-template>
    </xsl:with-param>
   </xsl:call-template>
  </table>
 </xsl:template>
</xsl:stylesheet>
