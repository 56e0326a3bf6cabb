<?xml version="1.0" encoding="UTF-8"?>
<!-- What pages of the web share: the frame with its landmarks, and the style, inline, so that a
     page is one file.  Text has at least 4.5:1 on its ground; a lamp carries its character. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:t="urn:tongbao:shelf:1" xmlns:str="http://exslt.org/strings" xmlns:tb="urn:tongbao:xslt" exclude-result-prefixes="t str tb">

 <xsl:variable name="css">
:root{--ink:#0b0c0c;--soft:#4a5257;--line:#b1b4b6;--faint:#f3f2f1;--ground:#fff;--link:#1a5fa0;--seen:#4c2c92;--accent:#a3151b;
--green:#d3ebdc;--green-ink:#00512b;--yellow:#fff1b8;--yellow-ink:#594200;--red:#f8d5d3;--red-ink:#7d0f0a;--blue:#d2e4f5;--blue-ink:#0b3c6f;--on:#3f7f5f;--late:#b58900;--off:#a3151b}
@media (prefers-color-scheme:dark){:root{--ink:#f3f2f1;--soft:#b9bec2;--line:#4a5257;--faint:#1d2226;--ground:#101315;--link:#8cc4f5;--seen:#c7b3f5;--accent:#f0777b;
--green:#0f3d26;--green-ink:#bdeccf;--yellow:#453600;--yellow-ink:#ffe9a0;--red:#561814;--red-ink:#ffc9c5;--blue:#12365a;--blue-ink:#c4e0fb;--on:#58b588;--late:#e0b93a;--off:#f0777b}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;background:var(--ground);color:var(--ink);
font:1rem/1.6 "PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC",sans-serif;
overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
.wide{max-width:64rem;margin:0 auto;padding:0 1rem}
a{color:var(--link);text-underline-offset:.18em;text-decoration-thickness:1px}
a:visited{color:var(--seen)}
a:hover{text-decoration-thickness:3px}
a:focus-visible,summary:focus-visible{outline:3px solid var(--ink);outline-offset:0;background:#fd0;color:#0b0c0c;text-decoration:none}
.skip{position:absolute;left:-99rem}
.skip:focus{position:static;display:block;padding:.5rem 1rem}
.unseen{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
header{border-top:.5rem solid var(--accent);border-bottom:1px solid var(--line)}
header .wide{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;align-items:baseline;justify-content:space-between;padding-top:.6rem;padding-bottom:.6rem}
header p{margin:0}
.site{font-weight:700}
.site a,.site a:visited{color:inherit;text-decoration:none}
.site a:hover{text-decoration:underline}
.soft{color:var(--soft);font-size:.875rem}
nav ol,nav ul{list-style:none;margin:0;padding:0}
main{display:block;padding-top:.5rem}
main:focus{outline:none}
.crumbs{margin-top:1rem;font-size:.875rem}
.crumbs li{display:inline}
.crumbs li+li::before{content:"›";margin:0 .5em;color:var(--soft)}
.crumbs a{display:inline-block;padding:.35rem 0}
h1{font-size:1.75rem;line-height:1.3;margin:.5rem 0 .5rem;display:flex;flex-wrap:wrap;gap:.25rem .75rem;align-items:center}
h2{font-size:1.375rem;line-height:1.35;margin:0 0 .75rem;padding-top:1rem;border-top:2px solid var(--ink)}
h3{font-size:1.0625rem;line-height:1.4;margin:1.5rem 0 .5rem}
section{margin-top:2.25rem}
.lead{font-size:1.125rem;margin:.25rem 0 .75rem;max-width:44em}
.notice{border-left:.25rem solid var(--accent);padding:.25rem 0 .25rem .75rem;margin:1rem 0;max-width:50em;font-size:.9375rem}
.contents{margin:1rem 0 0}
.contents ul{display:flex;flex-wrap:wrap;gap:0 1.25rem}
.contents a{display:inline-block;padding:.35rem 0}
.tag{display:inline-block;padding:0 .5em;font-size:.875rem;line-height:1.7;font-weight:700;white-space:nowrap;background:var(--faint);border:1px solid currentColor}
h1 .tag{font-size:1rem}
.green{background:var(--green);color:var(--green-ink)}
.yellow{background:var(--yellow);color:var(--yellow-ink)}
.red{background:var(--red);color:var(--red-ink)}
.blue{background:var(--blue);color:var(--blue-ink)}
.keys{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:1rem;margin:0}
.keys div{background:var(--faint);padding:.75rem .875rem}
sup{font-size:.55em;font-weight:400;line-height:0;vertical-align:.55em}
.keys dt{font-size:.875rem;color:var(--soft)}
.keys dd{margin:0}
.big{font-size:1.75rem;line-height:1.3;font-weight:700}
.big small{font-size:1rem;font-weight:400;white-space:nowrap}
table{border-collapse:collapse;width:100%;margin:0 0 .5rem}
caption{text-align:left;font-weight:700;padding-bottom:.35rem}
th,td{text-align:left;vertical-align:top;padding:.45rem .75rem .45rem 0;border-bottom:1px solid var(--line)}
th{font-weight:400}
thead th{font-weight:700;border-bottom:2px solid var(--ink);vertical-align:bottom}
th:last-child,td:last-child{padding-right:0}
.n{text-align:right;white-space:nowrap;overflow-wrap:normal}
td.n,th.n{padding-right:1.5rem}
th.n:last-child,td.n:last-child{padding-right:0}
.k{white-space:nowrap;overflow-wrap:normal}
code{font-family:ui-monospace,Consolas,"DejaVu Sans Mono",monospace;font-size:.875em}
thead .n{white-space:normal;word-break:keep-all}
.units{display:flex;flex-wrap:wrap;gap:3px;margin:0 0 1rem}
.units i{width:1.1rem;height:.6rem;background:var(--on)}
.units .late{background:var(--late)}
.units .off{background:none;border:2px solid var(--off)}
.two{display:grid;gap:1rem 2.5rem;align-items:start;grid-template-columns:minmax(0,1fr)}
.lamps{list-style:none;margin:0 0 1rem;padding:0}
.lamps li{display:flex;flex-wrap:wrap;gap:.35rem .6rem;align-items:baseline;padding:.3rem 0}
.lamps b{min-width:6.5em;font-weight:400}
figure{margin:0 0 2rem}
figure img{display:block;width:100%;height:auto;background:#fff}
figcaption{font-size:.875rem;display:flex;flex-wrap:wrap;gap:0 1.25rem}
figcaption a,.files a,.dates a,summary,table a{padding:.2rem 0}
.files{list-style:none;margin:0 0 .75rem;padding:0}
.files li{border-bottom:1px solid var(--line);padding:.45rem 0;display:flex;gap:0 1rem;justify-content:space-between;align-items:baseline}
.files span{white-space:nowrap;overflow-wrap:normal}
details{margin:.5rem 0}
summary{cursor:pointer;color:var(--link);text-decoration:underline;text-underline-offset:.18em;padding:.45rem 0}
details .files{padding-left:1.1rem}
.found{list-style:none;margin:0;padding:0}
.found>li{border-bottom:1px solid var(--line);padding:.6rem 0}
.found p{margin:0}
.found ul{margin:.25rem 0 0;padding-left:1.25rem}
.dates{list-style:none;margin:0;padding:0;max-width:40rem}
.dates span span{display:inline-block;margin-right:1em}
.dates li{display:grid;grid-template-columns:7.5rem minmax(0,1fr) auto;gap:0 .75rem;padding:.4rem 0;border-bottom:1px solid var(--line)}
footer{margin-top:3rem;border-top:1px solid var(--line);background:var(--faint)}
footer p{margin:0;padding:1rem 0 1.5rem}
@media (min-width:48rem){
 body{font-size:1.0625rem}
 h1{font-size:2.25rem}
 .two{grid-template-columns:repeat(2,minmax(0,1fr))}
 .half{display:inline-block;vertical-align:top;width:calc(50% - 1.5rem);margin-right:1.25rem}
 .files.cols{columns:2;column-gap:2.5rem}
 .files.cols li{break-inside:avoid}
}
@media (max-width:30rem){
 .two .n{width:1%}
 .keys{grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr));gap:.75rem}
 .big{font-size:1.375rem}
 .big small{font-size:.875rem}
 .lamps b{min-width:4.5em}
 .lamps li{gap:.35rem .5rem}
 th,td{padding-right:.5rem}
 td.n,th.n{padding-right:.75rem}
 table{font-size:.9375rem}
 .files li{display:block}
 .files span{display:block}
 h1{font-size:1.5rem}
 .dates li{grid-template-columns:5.5rem minmax(0,1fr) auto}
}
@media print{
 :root{--ink:#000;--soft:#333;--ground:#fff;--faint:#fff;--link:#000;--seen:#000;--line:#888;--accent:#a3151b;
 --green:#fff;--green-ink:#000;--yellow:#fff;--yellow-ink:#000;--red:#fff;--red-ink:#000;--blue:#fff;--blue-ink:#000}
 @page{size:A4;margin:18mm 16mm}
 body{font-size:10pt;line-height:1.45}
 .soft,.tag,.keys dt{font-size:8.5pt}
 .lead{font-size:11pt}
 h1 .tag{font-size:10pt}
 .notice{font-size:9.5pt}
 h1{font-size:18pt}
 h2{font-size:13pt;break-after:avoid}
 h3{break-after:avoid;font-size:11pt}
 .wide{max-width:none;padding:0}
 .skip,.crumbs,.contents,details,figcaption{display:none}
 section{margin-top:14pt}
 figure,tr,.files li,.found>li,.keys div{break-inside:avoid}
 thead{display:table-header-group}
 .keys{grid-template-columns:repeat(4,1fr)}
 .keys div{border:1px solid #888;border-top:2px solid #000;padding:4pt 6pt}
 .big{font-size:15pt}
 .two{grid-template-columns:repeat(2,minmax(0,1fr));gap:8pt 16pt}
 .two table{font-size:9pt}
 .two tbody th{white-space:nowrap}
 .two td.n,.two th.n{padding-right:6pt}
 .half{display:inline-block;vertical-align:top;width:47%;margin-right:2.9%}
 th,td{padding-top:2pt;padding-bottom:2pt}
 .dates{max-width:none}
 .units i{print-color-adjust:exact;-webkit-print-color-adjust:exact}
 footer{background:none;margin-top:8pt;break-before:avoid}
 footer p{padding:4pt 0 0}
}
</xsl:variable>

 <!-- A page: its title, what stands behind the title, its body. -->
 <xsl:template name="page">
  <xsl:param name="title"/>
  <xsl:param name="tags"/>
  <xsl:param name="crumb" select="''"/>
  <xsl:param name="body"/>
  <html lang="zh-CN">
   <head>
    <meta charset="utf-8"/>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <meta name="robots" content="noindex"/>
    <meta name="color-scheme" content="light dark"/>
    <title>
     <xsl:choose>
      <xsl:when test="$crumb != ''"><xsl:value-of select="tb:phrase('web.title', 'page', string($title), 'site', $site)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$title"/></xsl:otherwise>
     </xsl:choose>
    </title>
    <style><xsl:value-of select="$css"/></style>
   </head>
   <body>
    <a class="skip" href="#main"><xsl:value-of select="tb:phrase('web.skip')"/></a>
    <header>
     <div class="wide">
      <p class="site">
       <xsl:choose>
        <xsl:when test="$crumb != ''"><a href="index.html"><xsl:value-of select="$site"/></a></xsl:when>
        <xsl:otherwise><xsl:value-of select="$shelf/t:plan/@issuer"/></xsl:otherwise>
       </xsl:choose>
      </p>
      <p class="soft"><xsl:value-of select="tb:phrase('web.internal')"/></p>
     </div>
    </header>
    <div class="wide">
     <xsl:if test="$crumb != ''">
      <nav class="crumbs" aria-label="{tb:phrase('web.crumbs')}">
       <ol>
        <li><a href="index.html"><xsl:value-of select="tb:phrase('web.all')"/></a></li>
        <li aria-current="page"><xsl:value-of select="$crumb"/></li>
       </ol>
      </nav>
     </xsl:if>
     <main id="main" tabindex="-1">
      <h1><xsl:value-of select="$title"/><xsl:copy-of select="$tags"/></h1>
      <xsl:copy-of select="$body"/>
     </main>
    </div>
    <footer>
     <div class="wide"><p class="soft"><xsl:value-of select="tb:phrase('web.foot', 'issuer', string($shelf/t:plan/@issuer), 'day', tb:day($shelf/@day))"/></p></div>
    </footer>
   </body>
  </html>
 </xsl:template>

 <!-- A section with its heading. -->
 <xsl:template name="section">
  <xsl:param name="id"/>
  <xsl:param name="head"/>
  <xsl:param name="body"/>
  <section aria-labelledby="{$id}">
   <h2 id="{$id}"><xsl:value-of select="$head"/></h2>
   <xsl:copy-of select="$body"/>
  </section>
 </xsl:template>

 <!-- Heads of columns: those in `right` (their places, with blanks around) stand above numbers. -->
 <xsl:template name="heads">
  <xsl:param name="text"/>
  <xsl:param name="right" select="''"/>
  <thead>
   <tr>
    <xsl:for-each select="str:split($text, '|')">
     <th scope="col">
      <xsl:if test="contains($right, concat(' ', position(), ' '))"><xsl:attribute name="class">n</xsl:attribute></xsl:if>
      <xsl:value-of select="."/>
     </th>
    </xsl:for-each>
   </tr>
  </thead>
 </xsl:template>
</xsl:stylesheet>
