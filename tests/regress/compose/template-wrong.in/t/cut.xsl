<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tb="urn:tongbao:xslt" xmlns="urn:tongbao:document:1" exclude-result-prefixes="tb">
<xsl:template match="/"><document>