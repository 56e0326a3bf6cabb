<?xml version="1.0" encoding="UTF-8"?>
<!-- The gallery as one web page: the pictures as SVG with real text, each with its
     alternative text and its data table, both as the program wrote them, and its source.
     No script; pictures are as wide as a phone at most, a wider table moves sideways in
     its box. $folder, with / at its end, holds messages.xml, data/ and svg/. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:d="urn:tongbao:document:1" xmlns:svg="http://www.w3.org/2000/svg"
  exclude-result-prefixes="d svg">
 <xsl:param name="folder"/>
 <xsl:output method="html" encoding="UTF-8" doctype-system="about:legacy-compat" indent="no"/>
 <xsl:variable name="said" select="document(concat($folder, 'messages.xml'))/messages/message"/>

 <xsl:template match="/gallery">
  <html lang="zh-CN">
   <head>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <title><xsl:value-of select="concat(@title, '（', @subtitle, '）')"/></title>
    <style>
:root { color: #1a1a1a; background: #fff; font: 1rem/1.7 "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", sans-serif; }
body { max-width: 46rem; margin: 0 auto; padding: 0 1rem 4rem; }
h1 { line-height: 1.3; margin: 2rem 0 0; }
h1 small { display: block; font-size: 1rem; font-weight: normal; color: #9a3400; }
h2 { margin: 4rem 0 0; padding-top: .6rem; border-top: 2px solid; }
h3 { margin: 2rem 0 0; color: #1f4e79; }
nav { columns: 12rem; }
nav a { display: block; }
a { color: #1f4e79; }
figure { margin: 1rem 0 2.5rem; }
.data { overflow-x: auto; }
.picture svg { display: block; max-width: 100%; height: auto; }
.refused { border-left: 4px solid #9a3400; padding: .3rem .8rem; background: #fbf3ee; overflow-wrap: anywhere; }
.refused span { display: block; font-weight: bold; }
figcaption { margin-bottom: .5rem; }
.alt, details { font-size: .875rem; }
.alt { color: #404040; margin: .4rem 0; }
summary { cursor: pointer; padding: .35rem 0; }
pre { font-family: "Noto Sans Mono CJK SC", monospace; white-space: pre-wrap; overflow-wrap: anywhere; overflow-y: auto; background: #f4f4f4; padding: .6rem; line-height: 1.4; max-height: 24rem; margin: 0; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .15rem .8rem .15rem 0; border-bottom: 1px solid #ccc; font-weight: normal; white-space: nowrap; }
thead th { border-bottom-color: #1a1a1a; }
.number { text-align: right; }
caption { text-align: left; }
.data { max-height: 24rem; }
@media print {
 body { max-width: none; padding: 0; }
 h2 { break-before: page; margin: 0; border: 0; }
 h3 { break-after: avoid; }
 figure { break-inside: avoid; }
 details { display: none; }
 .picture svg { max-height: 23cm; }
}</style>
   </head>
   <body>
    <h1><xsl:value-of select="@title"/><small><xsl:value-of select="document(concat(form[1]/@name, '.xml'), /)/d:document/d:notice"/></small></h1>
    <xsl:for-each select="p"><p><xsl:value-of select="."/></p></xsl:for-each>
    <nav aria-label="目录">
     <xsl:for-each select="form">
      <a href="#{@name}"><xsl:value-of select="document(concat(@name, '.xml'), /)/d:document/d:title"/></a>
     </xsl:for-each>
    </nav>
    <main>
     <xsl:for-each select="form">
      <xsl:variable name="source" select="document(concat(@name, '.xml'), /)/d:document"/>
      <section id="{@name}">
       <h2><xsl:value-of select="$source/d:title"/></h2>
       <xsl:apply-templates select="$source/d:body/*">
        <xsl:with-param name="form" select="@name"/>
       </xsl:apply-templates>
      </section>
     </xsl:for-each>
    </main>
   </body>
  </html>
 </xsl:template>

 <xsl:template match="d:h"><h3><xsl:value-of select="."/></h3></xsl:template>

 <xsl:template match="d:p"><p><xsl:value-of select="."/></p></xsl:template>

 <xsl:template match="d:chart">
  <xsl:param name="form"/>
  <xsl:variable name="id" select="concat($form, '-', @id)"/>
  <xsl:variable name="why" select="$said[@chart = $id]"/>
  <figure id="{$id}">
   <figcaption><xsl:value-of select="@caption"/></figcaption>
   <xsl:choose>
    <xsl:when test="$why">
     <p class="refused" lang="en"><span lang="zh-CN">不画，程序说明</span><xsl:value-of select="$why"/></p>
    </xsl:when>
    <xsl:otherwise>
     <xsl:variable name="picture" select="document(concat($folder, 'svg/gallery.', $id, '.svg'))/svg:svg"/>
     <div class="picture" tabindex="0" role="group" aria-label="{@title}">
      <xsl:apply-templates select="$picture" mode="inline"/>
     </div>
     <p class="alt">替代文字：<xsl:value-of select="$picture/svg:desc"/></p>
    </xsl:otherwise>
   </xsl:choose>
   <xsl:if test="not($why)">
    <details>
     <summary>数据表</summary>
     <div class="data" tabindex="0"><xsl:copy-of select="document(concat($folder, 'data/gallery.', $id, '.html'))/table"/></div>
    </details>
   </xsl:if>
   <details>
    <summary>源文件</summary>
    <pre tabindex="0" lang="en"><xsl:apply-templates select="." mode="source"/></pre>
   </details>
  </figure>
 </xsl:template>

 <!-- A picture inside the page: no ids that could meet, and the text is not said twice. -->
 <xsl:template match="svg:svg" mode="inline">
  <xsl:copy><xsl:copy-of select="@*"/><xsl:apply-templates mode="inline"/></xsl:copy>
 </xsl:template>
 <xsl:template match="svg:title | svg:desc" mode="inline"/>
 <xsl:template match="*" mode="inline"><xsl:copy-of select="."/></xsl:template>

 <!-- The source as it was written, but for the order of blanks inside of tags. -->
 <xsl:template match="*" mode="source">
  <xsl:value-of select="concat('&lt;', name())"/>
  <xsl:for-each select="@*">
   <xsl:value-of select="concat(' ', name(), '=&quot;')"/>
   <xsl:value-of select="."/>
   <xsl:text>"</xsl:text>
  </xsl:for-each>
  <xsl:choose>
   <xsl:when test="node()">
    <xsl:text>&gt;</xsl:text>
    <xsl:apply-templates mode="source"/>
    <xsl:value-of select="concat('&lt;/', name(), '&gt;')"/>
   </xsl:when>
   <xsl:otherwise>/&gt;</xsl:otherwise>
  </xsl:choose>
 </xsl:template>
</xsl:stylesheet>
