<?xml version="1.0" encoding="UTF-8"?>
<!-- The years to the target year: what the plan has, what becomes of today's growth, what is
     needed; the steps of a ladder, and what is said of a crossing (P10, F14-F17). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:f="urn:tongbao:figures:1" xmlns:tb="urn:tongbao:xslt"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings"
  xmlns="urn:tongbao:document:1" exclude-result-prefixes="f tb exsl str">


 <!-- The years from this one to the target year, as far as the figures go. -->
 <xsl:template name="years">
  <xsl:param name="y"/>
  <xsl:if test="tb:has(concat('city/rev-outlook-plan@', $y))">
   <year n="{$y}"/>
   <xsl:call-template name="years"><xsl:with-param name="y" select="$y + 1"/></xsl:call-template>
  </xsl:if>
 </xsl:template>
 <xsl:variable name="year-list"><xsl:call-template name="years"><xsl:with-param name="y" select="number($year)"/></xsl:call-template></xsl:variable>
 <xsl:variable name="years" select="exsl:node-set($year-list)/*"/>
 <xsl:variable name="target-year" select="string($years[last()]/@n)"/>

 <!-- The steps that some of the scopes stand on or have before them: from the lowest that one
      stands on to the first above all values. -->
 <xsl:template name="rungs">
  <xsl:param name="scopes"/>
  <xsl:param name="ladder"/>
  <xsl:variable name="values">
   <xsl:for-each select="$scopes">
    <xsl:variable name="scope" select="string(.)"/>
    <v n="{tb:dec(concat($scope, '/rev-last-year'))}"/>
    <xsl:for-each select="$years">
     <v n="{tb:dec(concat($scope, '/rev-outlook-plan@', @n))}"/><v n="{tb:dec(concat($scope, '/rev-outlook-current@', @n))}"/>
    </xsl:for-each>
   </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="numbers" select="exsl:node-set($values)/*[@n != '']"/>
  <xsl:for-each select="$figures/f:steps[@subject = $ladder]/f:step">
   <xsl:variable name="below" select="number(concat('0', preceding-sibling::f:step[1]/@dec))"/>
   <xsl:variable name="above" select="following-sibling::f:step[1]/@dec"/>
   <xsl:if test="$numbers[@n &gt;= $below] and (not($above) or $numbers[@n &lt; $above])">
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

 <xsl:template name="years-categories">
  <categories>
   <category label="{tb:phrase('outlook.year', 'y', $last-year)}"/>
   <xsl:for-each select="$years"><category label="{tb:phrase('outlook.year', 'y', @n)}"/></xsl:for-each>
  </categories>
 </xsl:template>

 <!-- Plan and today's growth of one subject; a ladder has no place for less than nothing. -->
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
   <series name="{$name}" part="outlook">
    <xsl:call-template name="years-points"><xsl:with-param name="scope" select="$scope"/><xsl:with-param name="scenario" select="'current'"/></xsl:call-template>
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
   <xsl:value-of select="tb:phrase('outlook.crossing', 'state', tb:state($id), 'grows', tb:dir(concat($scope, '/rev-growth')),
     'step', tb:figure(concat($id, '-step')), 'now', substring('yes', 1, 3 * (tb:figure($id) = $year)),
     'y', $id, 'p', concat($id, '-plan'), 'd', concat($id, '-gap'))"/>
  </xsl:if>
 </xsl:template>
</xsl:stylesheet>
