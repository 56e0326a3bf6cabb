<?xml version="1.0" encoding="UTF-8"?>
<!-- 催报名单: who has not reported, for how long, whom to call, and what to write to them. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:f="urn:tongbao:figures:1" xmlns:s="urn:tongbao:status:1" xmlns:tb="urn:tongbao:xslt"
  xmlns="urn:tongbao:document:1" exclude-result-prefixes="f s tb">

 <xsl:include href="parts/common.xsl"/>
 <xsl:include href="parts/papers.xsl"/>

 <!-- Above so many missing units one text is for all of them. -->
 <xsl:variable name="singly" select="4"/>
 <!-- Which reminder is due today: of before the deadline, of the first days after it, of the
      last before the bulletin; days compare as numbers. -->
 <xsl:variable name="now" select="translate($status/@day, '-', '')"/>
 <xsl:variable name="turn">
  <xsl:choose>
   <xsl:when test="$now &lt;= translate($status/@deadline, '-', '')">ahead</xsl:when>
   <xsl:when test="$now &lt; translate($status/@second-reminder, '-', '')">first</xsl:when>
   <xsl:when test="$now &lt;= translate($status/@bulletin, '-', '')">second</xsl:when>
   <xsl:otherwise>behind</xsl:otherwise>
  </xsl:choose>
 </xsl:variable>

 <xsl:template match="/">
  <xsl:call-template name="paper">
   <xsl:with-param name="title" select="tb:phrase('reminders.title', 'period', $year-period, 'programme', $plan/@programme)"/>
   <xsl:with-param name="body">
    <p>
     <xsl:value-of select="tb:phrase('reminders.state', 'today', $today, 'deadline', $deadline, 'period', $year-period,
       'turn', $turn, 'n', $of-period/@expected, 'k', $of-period/@actual, 'r', $of-period/@rate, 'm', string(count($silent)), 'w', string(count($waiting)))"/>
     <xsl:value-of select="tb:phrase('reminders.time', 'turn', $turn, 'k', $of-period/@actual, 't', $of-period/@on-time, 'r', $of-period/@rate-on-time, 'late', string(count($belated)))"/>
    </p>
    <xsl:if test="$silent">
     <h level="1"><xsl:value-of select="tb:phrase('reminders.h.silent')"/></h>
     <xsl:call-template name="silent-table"/>
    </xsl:if>
    <xsl:if test="$waiting">
     <h level="1"><xsl:value-of select="tb:phrase('reminders.h.waiting', 'before', string(count($silent[1])))"/></h>
     <p><xsl:value-of select="tb:phrase('reminders.waiting')"/></p>
     <xsl:call-template name="arrived-table">
      <xsl:with-param name="id" select="'t-waiting'"/>
      <xsl:with-param name="units" select="$waiting"/>
     </xsl:call-template>
    </xsl:if>
    <xsl:if test="$belated">
     <h level="1"><xsl:value-of select="tb:phrase('reminders.h.late', 'before', string(count($silent[1]) + count($waiting[1])))"/></h>
     <xsl:call-template name="arrived-table">
      <xsl:with-param name="id" select="'t-late'"/>
      <xsl:with-param name="units" select="$belated"/>
     </xsl:call-template>
    </xsl:if>
    <xsl:if test="$silent">
     <h level="1"><xsl:value-of select="tb:phrase('reminders.h.words', 'before', string(1 + count($waiting[1]) + count($belated[1])))"/></h>
     <xsl:call-template name="words"/>
    </xsl:if>
   </xsl:with-param>
  </xsl:call-template>
 </xsl:template>

 <xsl:template name="silent-table">
  <table id="t-silent">
   <xsl:call-template name="columns">
    <xsl:with-param name="list" select="'center left:8 center center center left:5'"/>
   </xsl:call-template>
   <xsl:call-template name="heads"><xsl:with-param name="text" select="tb:phrase('reminders.heads.silent')"/></xsl:call-template>
   <tbody>
    <xsl:for-each select="$silent">
     <xsl:variable name="code" select="string(@code)"/>
     <xsl:variable name="back" select="$open-files[@unit = $code and @outcome = 'refused'][last()]"/>
     <row>
      <cell><xsl:value-of select="position()"/></cell>
      <cell><xsl:value-of select="@name"/></cell>
      <cell><xsl:call-template name="missing-months"><xsl:with-param name="code" select="$code"/></xsl:call-template></cell>
      <xsl:call-template name="contact-cells"><xsl:with-param name="code" select="$code"/></xsl:call-template>
      <cell>
       <xsl:choose>
        <xsl:when test="$back">
         <xsl:variable name="day"><xsl:call-template name="short-day"><xsl:with-param name="of" select="string($back/@arrived)"/></xsl:call-template></xsl:variable>
         <xsl:value-of select="tb:phrase('reminders.back', 'day', $day)"/>
        </xsl:when>
        <xsl:otherwise><xsl:value-of select="tb:phrase('reminders.nothing')"/></xsl:otherwise>
       </xsl:choose>
      </cell>
     </row>
    </xsl:for-each>
   </tbody>
  </table>
 </xsl:template>

 <xsl:template name="arrived-table">
  <xsl:param name="id"/>
  <xsl:param name="units"/>
  <table id="{$id}">
   <xsl:call-template name="columns">
    <xsl:with-param name="list" select="'center left:8 center center center'"/>
   </xsl:call-template>
   <xsl:call-template name="heads"><xsl:with-param name="text" select="tb:phrase('reminders.heads.arrived')"/></xsl:call-template>
   <tbody>
    <xsl:for-each select="$units">
     <row>
      <cell><xsl:value-of select="position()"/></cell>
      <cell><xsl:value-of select="@name"/></cell>
      <cell><xsl:value-of select="tb:day(@arrived)"/></cell>
      <xsl:call-template name="contact-cells"><xsl:with-param name="code" select="string(@code)"/></xsl:call-template>
     </row>
    </xsl:for-each>
   </tbody>
  </table>
 </xsl:template>

 <!-- The reminder that is due today; one a unit, or of many units one for all. -->
 <xsl:template name="words">
  <p><xsl:value-of select="tb:phrase('reminders.turn', 'turn', $turn, 'many', tb:if(count($silent) &gt; $singly, 'yes'))"/></p>
  <xsl:choose>
   <xsl:when test="count($silent) &gt; $singly">
    <p><k><xsl:value-of select="tb:phrase('reminders.text', 'turn', $turn, 'name', tb:phrase('reminders.all'), 'period', $year-period,
      'programme', $plan/@programme, 'deadline', $deadline, 'bulletin', $bulletin, 'issuer', $plan/@issuer, 'k', '1', 'back', '')"/></k></p>
   </xsl:when>
   <xsl:otherwise>
    <xsl:for-each select="$silent">
     <xsl:variable name="code" select="string(@code)"/>
     <xsl:variable name="months"><xsl:call-template name="missing-months"><xsl:with-param name="code" select="$code"/></xsl:call-template></xsl:variable>
     <p><k><xsl:value-of select="tb:phrase('reminders.text', 'turn', $turn, 'name', @name, 'period', $year-period,
       'programme', $plan/@programme, 'deadline', $deadline, 'bulletin', $bulletin, 'issuer', $plan/@issuer, 'k', string($months),
       'back', tb:if($open-files[@unit = $code and @outcome = 'refused'][1], 'yes'))"/></k></p>
    </xsl:for-each>
   </xsl:otherwise>
  </xsl:choose>
 </xsl:template>
</xsl:stylesheet>
