<?xml version="1.0" encoding="UTF-8"?>
<!-- The year month by month, as today's data tell it: places and completions of a ranking's
     subjects. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:f="urn:tongbao:figures:1" xmlns:tb="urn:tongbao:xslt"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings"
  xmlns="urn:tongbao:document:1" exclude-result-prefixes="f tb exsl str">

 <!-- the months told of, and the stamps that lead to them: that of the period has none -->
 <xsl:variable name="month-list">
  <xsl:for-each select="str:tokenize('02 03 04 05 06 07 08 09 10 11 12')[number(.) &lt;= number($month)]">
   <month n="{number(.)}">
    <xsl:attribute name="at"><xsl:if test="number(.) != number($month)"><xsl:value-of select="concat('@', $year, '-', .)"/></xsl:if></xsl:attribute>
   </month>
  </xsl:for-each>
 </xsl:variable>
 <xsl:variable name="told" select="exsl:node-set($month-list)/*"/>

 <xsl:template name="told-categories">
  <categories>
   <xsl:for-each select="$told"><category label="{tb:phrase('chart.curve.month', 'm', @n)}"/></xsl:for-each>
  </categories>
 </xsl:template>

 <!-- Is there a year to tell of: an earlier month with places, two or more that have one, and
      no more than a chart has room for? -->
 <xsl:template name="has-places">
  <xsl:param name="ranking"/>
  <xsl:variable name="rank" select="concat('/', substring-before($ranking/@quantity, '-'), '-rank-completion')"/>
  <xsl:if test="count($ranking/f:place/f:item) &gt; 1 and count($ranking//f:item) &lt;= 40 and
    $ranking/f:place/f:item[tb:maybe(concat($ranking/@scope, '/', @code, $rank, '@', $previous)) != '']">yes</xsl:if>
 </xsl:template>

 <!-- Places by completion of all that have one in some month; the one of the code is told apart. -->
 <xsl:template name="places-chart">
  <xsl:param name="id" select="'places'"/>
  <xsl:param name="ranking"/>
  <xsl:param name="code" select="''"/>
  <xsl:param name="caption"/>
  <xsl:param name="width" select="'full'"/>
  <xsl:param name="what"/>
  <xsl:variable name="series" select="substring-before($ranking/@quantity, '-')"/>
  <xsl:variable name="rank" select="concat('/', $series, '-rank-completion')"/>
  <xsl:variable name="own" select="$ranking//f:item[@code = $code]"/>
  <xsl:variable name="name" select="$own/@short"/>
  <xsl:variable name="first"><xsl:call-template name="names"><xsl:with-param name="of" select="$ranking/f:place[1]/f:item[position() &lt;= 3]"/></xsl:call-template></xsl:variable>
  <xsl:variable name="own-rank" select="concat($ranking/@scope, '/', $code, $rank)"/>
  <xsl:variable name="n" select="tb:maybe($own-rank)"/>
  <xsl:variable name="moved">
   <xsl:if test="$n != ''">
    <xsl:for-each select="$told[tb:maybe(concat($own-rank, @at)) != '']">
     <xsl:if test="tb:figure(concat($own-rank, @at)) != tb:figure($n)">yes</xsl:if>
    </xsl:for-each>
   </xsl:if>
  </xsl:variable>
  <xsl:variable name="was" select="tb:maybe(concat($own-rank, $told[1]/@at))"/>
  <xsl:variable name="course">
   <xsl:choose>
    <xsl:when test="$moved = '' or $was = ''"><xsl:value-of select="$moved"/></xsl:when>
    <xsl:when test="tb:figure($was) = tb:figure($n)">back</xsl:when>
    <xsl:otherwise>yes</xsl:otherwise>
   </xsl:choose>
  </xsl:variable>
  <xsl:variable name="has"><xsl:call-template name="has-places"><xsl:with-param name="ranking" select="$ranking"/></xsl:call-template></xsl:variable>
  <xsl:if test="$has = 'yes'">
   <chart id="{$id}" form="bump" width="{$width}" unit="{tb:unit(concat($ranking/@scope, '/', $ranking/f:place[1]/f:item[1]/@code, $rank))}"
     subtitle="{tb:phrase('places.subtitle', 'series', $series)}" note="{tb:phrase('places.note')}"
     title="{tb:phrase('places.title', 'name', string($name), 'first', string($first), 'what', $what, 'month', string($told[1]/@n),
      'moved', string($course), 'was', $was, 'n', $n)}">
    <xsl:if test="$width = 'full'"><xsl:attribute name="caption"><xsl:value-of select="$caption"/></xsl:attribute></xsl:if>
    <xsl:call-template name="told-categories"/>
    <xsl:for-each select="$ranking//f:item">
     <xsl:variable name="figure" select="concat($ranking/@scope, '/', @code, $rank)"/>
     <xsl:if test="$told[tb:maybe(concat($figure, @at)) != '' and tb:dec(concat($figure, @at)) != '']">
      <series name="{@short}" part="other">
       <xsl:if test="@code = $code"><xsl:attribute name="part">actual</xsl:attribute></xsl:if>
       <xsl:for-each select="$told">
        <xsl:call-template name="point"><xsl:with-param name="id" select="concat($figure, @at)"/></xsl:call-template>
       </xsl:for-each>
      </series>
     </xsl:if>
    </xsl:for-each>
   </chart>
  </xsl:if>
 </xsl:template>

 <!-- Was there a completion in the month before, and is there one now? -->
 <xsl:template name="has-path">
  <xsl:param name="ranking"/>
  <xsl:param name="code"/>
  <xsl:variable name="figure" select="concat($ranking/@scope, '/', $code, '/', $ranking/@quantity)"/>
  <xsl:if test="$previous != '' and count($ranking/f:place/f:item) &gt; 1 and tb:maybe($figure) != '' and tb:maybe(concat($figure, '@', $previous)) != '' and tb:has(concat('time/progress@', $previous))">
   <xsl:if test="tb:dec($figure) != '' and tb:dec(concat($figure, '@', $previous)) != ''">yes</xsl:if>
  </xsl:if>
 </xsl:template>

 <!-- The completion of the one of the code beside the part of the year that had passed. -->
 <xsl:template name="progress-path">
  <xsl:param name="id" select="'path'"/>
  <xsl:param name="ranking"/>
  <xsl:param name="code"/>
  <xsl:variable name="item" select="$ranking//f:item[@code = $code]"/>
  <xsl:variable name="figure" select="concat($ranking/@scope, '/', $code, '/', $ranking/@quantity)"/>
  <xsl:variable name="lead" select="concat(substring-before($figure, '-completion'), '-lead')"/>
  <xsl:variable name="has"><xsl:call-template name="has-path"><xsl:with-param name="ranking" select="$ranking"/><xsl:with-param name="code" select="$code"/></xsl:call-template></xsl:variable>
  <xsl:if test="$has = 'yes'">
   <chart id="{$id}" form="lines" width="column" plot="low" unit="%" subtitle="{tb:phrase('path.subtitle')}"
     title="{tb:phrase('path.title', 'month', $month, 'p', tb:maybe($figure), 'd', tb:maybe($lead))}">
    <xsl:if test="$told[tb:has(concat($figure, @at))][tb:state(concat($figure, @at)) = 'carried']"><xsl:attribute name="note"><xsl:value-of select="tb:phrase('note.carried')"/></xsl:attribute></xsl:if>
    <xsl:call-template name="told-categories"/>
    <series name="{$item/@short}" part="actual">
     <xsl:for-each select="$told"><xsl:call-template name="point"><xsl:with-param name="id" select="concat($figure, @at)"/></xsl:call-template></xsl:for-each>
    </series>
    <series name="{tb:phrase('path.time', 'month', $month)}" part="plan">
     <xsl:for-each select="$told"><xsl:call-template name="point"><xsl:with-param name="id" select="concat('time/progress', @at)"/></xsl:call-template></xsl:for-each>
    </series>
   </chart>
  </xsl:if>
 </xsl:template>
</xsl:stylesheet>
