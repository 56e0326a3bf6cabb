<?xml version="1.0" encoding="UTF-8"?>
<!-- The years to the target year: what the plan has, what becomes of today's growth, what is
     needed; the steps of a ladder, and what is said of a crossing (P10, F14-F17). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:f="urn:tongbao:figures:1" xmlns:tb="urn:tongbao:xslt"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings"
  xmlns="urn:tongbao:document:1" exclude-result-prefixes="f tb exsl str">


 <!-- The years from this one to the target year. -->
 <xsl:variable name="year-list"><xsl:for-each select="str:tokenize($figures/@years)"><year n="{.}"/></xsl:for-each></xsl:variable>
 <xsl:variable name="years" select="exsl:node-set($year-list)/*"/>
 <xsl:variable name="target-year" select="string($years[last()]/@n)"/>

 <!-- The steps that some of the scopes stand on or have before them: from the lowest that one
      stands on to the first above all values. -->
 <xsl:template name="rungs">
  <xsl:param name="scopes"/>
  <xsl:param name="ladder"/>
  <xsl:for-each select="$figures/f:steps[@subject = $ladder]/f:step">
   <xsl:variable name="under" select="preceding-sibling::f:step[1]"/>
   <xsl:variable name="over" select="following-sibling::f:step[1]"/>
   <xsl:if test="(not($under) or $scopes[contains(concat(' ', $under/@above, ' '), concat(' ', substring-after(., '/'), ' '))]) and
     (not($over) or $scopes[contains(concat(' ', $over/@below, ' '), concat(' ', substring-after(., '/'), ' '))])">
    <rung value="{@dec}" name="{@word}"/>
   </xsl:if>
  </xsl:for-each>
 </xsl:template>

 <!-- Points of a series over the years: the last full year, then the scenario. -->
 <xsl:template name="years-points">
  <xsl:param name="scope"/>
  <xsl:param name="scenario"/>
  <xsl:call-template name="point"><xsl:with-param name="id" select="concat($scope, '/rev-last-year')"/></xsl:call-template>
  <xsl:for-each select="$years">
   <xsl:call-template name="point"><xsl:with-param name="id" select="concat($scope, '/rev-outlook-', $scenario, '@', @n)"/></xsl:call-template>
  </xsl:for-each>
 </xsl:template>

 <xsl:template name="point-of">
  <xsl:param name="id"/>
  <xsl:param name="drawn"/>
  <xsl:choose>
   <xsl:when test="$drawn"><xsl:call-template name="point"><xsl:with-param name="id" select="$id"/></xsl:call-template></xsl:when>
   <xsl:otherwise><point state="none"/></xsl:otherwise>
  </xsl:choose>
 </xsl:template>

 <xsl:template name="years-categories">
  <categories>
   <category label="{tb:phrase('outlook.year', 'y', $last-year)}"/>
   <xsl:for-each select="$years"><category label="{tb:phrase('outlook.year', 'y', @n)}"/></xsl:for-each>
  </categories>
 </xsl:template>

 <!-- What was done (the last full year and this one, once it is over and all of it is told), the
      plan and today's growth of one subject; a ladder has no place for less than nothing. -->
 <xsl:template name="ladder-series">
  <xsl:param name="scope"/>
  <xsl:param name="name"/>
  <xsl:variable name="below" select="number(tb:dec(concat($scope, '/rev-last-year'))) &lt; 0"/>
  <xsl:if test="tb:dec(concat($scope, '/rev-outlook-plan@', $target-year)) != '' and not($below) and not($years[number(tb:dec(concat($scope, '/rev-outlook-plan@', @n))) &lt; 0])">
   <series name="{$name}" part="plan">
    <xsl:call-template name="years-points"><xsl:with-param name="scope" select="$scope"/><xsl:with-param name="scenario" select="'plan'"/></xsl:call-template>
   </series>
  </xsl:if>
  <xsl:if test="tb:dec(concat($scope, '/rev-outlook-current@', $target-year)) != '' and not($below) and not($years[number(tb:dec(concat($scope, '/rev-outlook-current@', @n))) &lt; 0])">
   <xsl:variable name="over" select="$month = '12' and tb:state(concat($scope, '/rev')) = 'value'"/>
   <xsl:if test="$over or tb:dec(concat($scope, '/rev-last-year')) != ''">
    <series name="{$name}" part="actual">
     <xsl:call-template name="point"><xsl:with-param name="id" select="concat($scope, '/rev-last-year')"/></xsl:call-template>
     <xsl:for-each select="$years">
      <xsl:call-template name="point-of"><xsl:with-param name="id" select="concat($scope, '/rev-outlook-current@', @n)"/><xsl:with-param name="drawn" select="$over and @n = $year"/></xsl:call-template>
     </xsl:for-each>
    </series>
   </xsl:if>
   <series name="{$name}" part="outlook">
    <point state="none"/>
    <xsl:for-each select="$years">
     <xsl:call-template name="point-of"><xsl:with-param name="id" select="concat($scope, '/rev-outlook-current@', @n)"/><xsl:with-param name="drawn" select="not($over and @n = $year)"/></xsl:call-template>
    </xsl:for-each>
   </series>
  </xsl:if>
 </xsl:template>

 <!-- P10 of the step before a subject, and of the one after it where it crosses the first
      this year. -->
 <xsl:template name="crossing">
  <xsl:param name="scope"/>
  <xsl:param name="n" select="''"/>
  <xsl:variable name="id" select="concat($scope, '/rev-crossing', $n)"/>
  <xsl:if test="tb:has($id) and tb:state(concat($id, '-step')) = 'value'">
   <xsl:value-of select="tb:phrase('outlook.crossing', 'month', $month, 'state', tb:state($id), 'grows', tb:dir(concat($scope, '/rev-growth')),
     'step', tb:figure(concat($id, '-step')), 'path', tb:if(tb:state(concat($scope, '/rev-outlook-plan@', $target-year)) = 'none', 'no'), 'now', tb:if(tb:figure($id) = $year, 'yes'),
     'y', $id, 'p', concat($id, '-plan'), 'd', concat($id, '-gap'))"/>
  </xsl:if>
 </xsl:template>
</xsl:stylesheet>
