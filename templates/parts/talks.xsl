<?xml version="1.0" encoding="UTF-8"?>
<!-- For whom a talk is proposed.  Where most have not reported, their rules fire by their silence
     (what is not reported burns as not done): the reports are pressed for first, and a talk is
     proposed only where what was reported this period fires. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:f="urn:tongbao:figures:1" xmlns:tb="urn:tongbao:xslt" exclude-result-prefixes="f tb">

 <xsl:variable name="talk" select="tb:phrase('talks.rung')"/>
 <xsl:variable name="talk-items" select="$figures/f:escalations/f:escalation[@name = $talk]/f:item"/>
 <!-- of this period's own numbers -->
 <xsl:variable name="talks" select="$talk-items[not($mostly-missing) or
   not(contains('carried missing', tb:state(concat(../@subject, '/', @code, '/', tb:if(../@subject = 'industry' or ../@subject = 'enterprise', 'rev', 'inv')))))]"/>
 <xsl:variable name="talks-held" select="count($talk-items) - count($talks)"/>
</xsl:stylesheet>
