<?xml version="1.0" encoding="UTF-8"?>
<!-- How many stand on the step that is counted, last year, by the year's plan and, once the
     year is over, by what it made (F15). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:f="urn:tongbao:figures:1" xmlns:tb="urn:tongbao:xslt"
  xmlns="urn:tongbao:document:1" exclude-result-prefixes="f tb">

 <!-- The step that is counted: the phrase's word, or the highest that the plan reaches. -->
 <xsl:template name="step-word">
  <xsl:param name="subject"/>
  <xsl:variable name="steps" select="$figures/f:steps[@subject = $subject]/f:step"/>
  <xsl:variable name="word" select="tb:phrase(concat('steps.', $subject, '.word'))"/>
  <xsl:choose>
   <xsl:when test="$steps[@word = $word]"><xsl:value-of select="$word"/></xsl:when>
   <xsl:otherwise>
    <xsl:value-of select="$steps[tb:state(concat('steps/', $subject, '/', @word, '/plan')) = 'value'][last()]/@word"/>
   </xsl:otherwise>
  </xsl:choose>
 </xsl:template>
 <xsl:variable name="industry-step">
  <xsl:call-template name="step-word"><xsl:with-param name="subject" select="'industry'"/></xsl:call-template>
 </xsl:variable>
 <xsl:variable name="enterprise-step">
  <xsl:call-template name="step-word"><xsl:with-param name="subject" select="'enterprise'"/></xsl:call-template>
 </xsl:variable>

 <xsl:template name="steps">
  <xsl:variable name="industry" select="concat('steps/industry/', $industry-step, '/')"/>
  <xsl:variable name="enterprise" select="concat('steps/enterprise/', $enterprise-step, '/')"/>
  <xsl:if test="tb:has(concat($industry, 'last')) and tb:has(concat($enterprise, 'last'))">
   <xsl:choose>
    <xsl:when test="$month = '12' and tb:has(concat($industry, 'reached')) and tb:dec(concat($industry, 'reached')) != '' and tb:dec(concat($enterprise, 'reached')) != ''">
     <xsl:value-of select="tb:phrase('steps.made', 'year', $year, 'industry', string($industry-step), 'enterprise', string($enterprise-step),
       'a', concat($industry, 'last'), 'b', concat($industry, 'plan'), 'c', concat($industry, 'reached'),
       'e', concat($enterprise, 'last'), 'f', concat($enterprise, 'plan'), 'g', concat($enterprise, 'reached'))"/>
    </xsl:when>
    <xsl:otherwise>
     <xsl:value-of select="tb:phrase('steps', 'month', $month, 'year', $year, 'industry', string($industry-step), 'enterprise', string($enterprise-step),
       'a', concat($industry, 'last'), 'b', concat($industry, 'plan'), 'e', concat($enterprise, 'last'), 'f', concat($enterprise, 'plan'))"/>
    </xsl:otherwise>
   </xsl:choose>
  </xsl:if>
 </xsl:template>
</xsl:stylesheet>
