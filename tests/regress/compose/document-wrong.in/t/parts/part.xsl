<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:tongbao:document:1">
<xsl:template name="part">
 <p>好</p>
 <h level="1"><xsl:value-of select="''"/></h>
</xsl:template>
</xsl:stylesheet>
