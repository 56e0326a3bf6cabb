<?xml version="1.0" encoding="UTF-8"?>
<!-- 校核意见: what units have still to mend or to explain, a part for each unit that can be
     sent as it stands. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:f="urn:tongbao:figures:1" xmlns:s="urn:tongbao:status:1" xmlns:tb="urn:tongbao:xslt"
  xmlns:str="http://exslt.org/strings" xmlns="urn:tongbao:document:1" exclude-result-prefixes="f s tb str">

 <xsl:include href="parts/common.xsl"/>
 <xsl:include href="parts/papers.xsl"/>

 <xsl:variable name="units" select="$status/s:unit[@code = $open-files/@unit]"/>
 <xsl:variable name="nobodys" select="$open-files[not(@unit = $status/s:unit/@code)]"/>
 <xsl:variable name="numerals" select="str:split(tb:phrase('numerals'), '|')"/>

 <xsl:template match="/">
  <xsl:call-template name="paper">
   <xsl:with-param name="title" select="tb:phrase('queries.title', 'period', $year-period)"/>
   <xsl:with-param name="body">
    <p>
     <xsl:value-of select="tb:phrase('queries.state', 'today', $today, 'period', $year-period, 'k', $of-period/@actual,
       'refused', $asked/@refused, 'settled', $asked/@settled, 'queries', $asked/@queries, 'answered', $asked/@answered)"/>
     <xsl:value-of select="tb:phrase('queries.open', 'units', string(count($units)), 'back', string(count($open-files[@outcome != 'pending'])),
       'n', $asked/@unanswered, 'before', $asked/@from-before)"/>
    </p>
    <xsl:for-each select="$units">
     <xsl:variable name="at" select="position()"/>
     <h level="1"><xsl:value-of select="tb:phrase('queries.h.unit', 'n', string($numerals[$at]), 'name', @name)"/></h>
     <xsl:call-template name="unit"/>
    </xsl:for-each>
    <xsl:if test="$nobodys">
     <xsl:variable name="at" select="count($units) + 1"/>
     <h level="1"><xsl:value-of select="tb:phrase('queries.h.nobody', 'n', string($numerals[$at]))"/></h>
     <p><xsl:value-of select="tb:phrase('queries.nobody')"/></p>
     <xsl:apply-templates select="$nobodys"/>
    </xsl:if>
   </xsl:with-param>
  </xsl:call-template>
 </xsl:template>

 <!-- Salutation, what was found in each file, how to answer. -->
 <xsl:template name="unit">
  <xsl:variable name="code" select="string(@code)"/>
  <xsl:variable name="files" select="$open-files[@unit = $code]"/>
  <p><k><xsl:value-of select="tb:phrase('queries.hail', 'name', @name, 'back', string(count($files[@outcome != 'pending'])), 'asked', string(count($files[@outcome = 'pending'])))"/></k></p>
  <xsl:apply-templates select="$files"/>
  <p><k><xsl:value-of select="tb:phrase('queries.close', 'back', string(count($files[@outcome != 'pending'])), 'bulletin', $bulletin,
    'behind', tb:if(translate($status/@day, '-', '') &gt; translate($status/@bulletin, '-', ''), 'yes'))"/></k></p>
 </xsl:template>

 <xsl:template match="s:file">
  <xsl:variable name="day"><xsl:call-template name="short-day"><xsl:with-param name="of" select="string(@arrived)"/></xsl:call-template></xsl:variable>
  <xsl:variable name="id" select="concat('t-', substring(@digest, 1, 12))"/>
  <xsl:variable name="source"><xsl:call-template name="said"><xsl:with-param name="text" select="@source"/></xsl:call-template></xsl:variable>
  <table id="{$id}" caption="{tb:phrase('queries.file', 'day', $day, 'source', string($source), 'label', string(@period-label), 'outcome', @outcome)}">
   <xsl:call-template name="columns">
    <xsl:with-param name="list" select="'left left:6:11 left:4:7 left:4:9 left:5:11 left:6:15'"/>
   </xsl:call-template>
   <xsl:call-template name="heads"><xsl:with-param name="text" select="tb:phrase('queries.heads')"/></xsl:call-template>
   <tbody>
    <xsl:for-each select="s:group">
     <row class="section" keep-next="yes">
      <cell colspan="6"><xsl:value-of select="tb:phrase('queries.group', 'level', @level, 'title', @title, 'n', @places)"/></cell>
     </row>
     <xsl:apply-templates select="s:place"/>
     <row>
      <cell colspan="6">
       <xsl:value-of select="tb:phrase('queries.remedy', 'text', string(s:remedy))"/>
       <xsl:value-of select="tb:phrase('queries.omitted', 'n', string(@omitted))"/>
      </cell>
     </row>
    </xsl:for-each>
    <xsl:if test="not(s:group)">
     <row><cell colspan="6"><xsl:value-of select="tb:phrase('queries.unread')"/></cell></row>
    </xsl:if>
   </tbody>
  </table>
 </xsl:template>

 <xsl:template match="s:place">
  <row keep-next="yes">
   <cell><xsl:value-of select="position()"/></cell>
   <cell>
    <xsl:call-template name="said"><xsl:with-param name="text" select="concat(@code, ' ', @name)"/></xsl:call-template>
    <xsl:if test="string(concat(@code, @name)) = ''"><xsl:value-of select="tb:phrase('queries.where', 'table', string(@table), 'row', string(@row), 'cell', string(@cell), 'line', string(@line))"/></xsl:if>
   </cell>
   <cell><xsl:call-template name="said"><xsl:with-param name="text" select="@indicator"/></xsl:call-template></cell>
   <cell><xsl:call-template name="said"><xsl:with-param name="text" select="@value"/></xsl:call-template></cell>
   <cell><xsl:call-template name="said"><xsl:with-param name="text" select="@expected"/></xsl:call-template></cell>
   <cell>
    <xsl:call-template name="said"/>
    <xsl:if test="string(@note) != ''"><xsl:value-of select="tb:phrase('queries.noted', 'text', string(@note))"/></xsl:if>
   </cell>
  </row>
 </xsl:template>
</xsl:stylesheet>
