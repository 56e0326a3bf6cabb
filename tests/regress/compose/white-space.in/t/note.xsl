<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tb="urn:tongbao:xslt" xmlns="urn:tongbao:document:1" exclude-result-prefixes="tb">
<xsl:template match="/">
 <document version="1" name="note" period="2022-07" lang="zh-CN" style="gb">
  <info title="通报" author="某办"/>
  <title>通报</title>
  <body>
   <h level="1">
     一、　总体 情况
   </h>
   <p>
    <xsl:value-of select="tb:phrase('total', 'x', 'city/inv')"/>
    其中： <k> 甲区 </k> &#9;<b>A
     B</b> C，<br/> 乙区。
   </p>
   <p>落实"
     <k>有序</k>用电"要求，推行“"AI"应用”，<b>5"</b>以下。</p>
   <p>落实"
     <k>有序</k>用电"要求，推行“"AI"应用”。</p>
   <table id="t" caption="完成 情况" note-marks="※ *">
    <columns><column align="left"/><column align="decimal"/></columns>
    <thead><row><cell>单位</cell><cell>投资</cell></row></thead>
    <tbody><row><cell>甲区</cell><cell>1.20※</cell></row></tbody>
   </table>
  </body>
 </document>
</xsl:template>
</xsl:stylesheet>
