<?xml version="1.0" encoding="UTF-8"?>
<!-- Every chart of the gallery as a document of its own, FORM-ID.xml, since wrong data
     spoil a whole document. $folder ends with /. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:d="urn:tongbao:document:1"
  xmlns="urn:tongbao:document:1" extension-element-prefixes="exsl" exclude-result-prefixes="d">
 <xsl:param name="folder"/>

 <xsl:template match="/gallery">
  <xsl:for-each select="form">
   <xsl:variable name="form" select="@name"/>
   <xsl:for-each select="document(concat($form, '.xml'), /)//d:chart">
    <exsl:document href="{$folder}{$form}-{@id}.xml" encoding="UTF-8">
     <document version="1" name="gallery" lang="zh-CN" style="{/d:document/@style}">
      <xsl:copy-of select="/d:document/d:info"/>
      <body>
       <chart id="{$form}-{@id}">
        <xsl:copy-of select="@*[name() != 'id'] | node()"/>
       </chart>
      </body>
     </document>
    </exsl:document>
   </xsl:for-each>
  </xsl:for-each>
 </xsl:template>
</xsl:stylesheet>
