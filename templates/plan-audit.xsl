<?xml version="1.0" encoding="UTF-8"?>
<!-- 计划一致性审计: the findings of tongbao-audit(5), by class, the gravest first.  Every word
     stands in audit-messages.xml, with the texts of the findings. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:a="urn:tongbao:audit:1" xmlns:m="urn:tongbao:audit-messages:1" xmlns:tb="urn:tongbao:xslt"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings"
  xmlns="urn:tongbao:document:1" exclude-result-prefixes="a m tb exsl str">

 <xsl:variable name="words" select="document('audit-messages.xml')/m:audit-messages/m:word"/>
 <xsl:variable name="audit" select="/a:audit"/>
 <xsl:variable name="findings" select="$audit/a:finding"/>
 <xsl:variable name="severities" select="str:tokenize('error warning note')"/>
 <xsl:variable name="classes" select="str:tokenize('1 2 3 4 5 6 7')"/>
 <!-- what the plan file has chosen where the plan is silent: a list of its own -->
 <xsl:variable name="assumed" select="$findings[@rule = 'A7.6']"/>

 <!-- so many characters of a value are too many for its column: the opinion has them -->
 <xsl:variable name="long" select="24"/>

 <xsl:template name="word">
  <xsl:param name="key"/>
  <xsl:variable name="slots">
   <s n="{{name}}"><xsl:value-of select="$audit/@name"/></s>
   <s n="{{number}}"><xsl:value-of select="$audit/@number"/></s>
   <s n="{{version}}"><xsl:value-of select="$audit/@plan-version"/></s>
   <s n="{{findings}}"><xsl:value-of select="$audit/@findings"/></s>
   <s n="{{errors}}"><xsl:value-of select="$audit/@errors"/></s>
   <s n="{{warnings}}"><xsl:value-of select="$audit/@warnings"/></s>
   <s n="{{notes}}"><xsl:value-of select="$audit/@notes"/></s>
  </xsl:variable>
  <xsl:call-template name="fill">
   <xsl:with-param name="text" select="string($words[@key = $key])"/>
   <xsl:with-param name="slots" select="exsl:node-set($slots)/*"/>
  </xsl:call-template>
 </xsl:template>

 <xsl:template name="fill">
  <xsl:param name="text"/>
  <xsl:param name="slots"/>
  <xsl:choose>
   <xsl:when test="not($slots)"><xsl:value-of select="$text"/></xsl:when>
   <xsl:otherwise>
    <xsl:call-template name="fill">
     <xsl:with-param name="text">
      <xsl:choose>
       <xsl:when test="contains($text, $slots[1]/@n)"><xsl:value-of select="concat(substring-before($text, $slots[1]/@n), $slots[1], substring-after($text, $slots[1]/@n))"/></xsl:when>
       <xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise>
      </xsl:choose>
     </xsl:with-param>
     <xsl:with-param name="slots" select="$slots[position() &gt; 1]"/>
    </xsl:call-template>
   </xsl:otherwise>
  </xsl:choose>
 </xsl:template>

 <xsl:template name="heads">
  <xsl:param name="key"/>
  <thead><row><xsl:for-each select="str:split($words[@key = $key], '|')"><cell><xsl:value-of select="."/></cell></xsl:for-each></row></thead>
 </xsl:template>

 <xsl:template match="/">
  <xsl:variable name="title"><xsl:call-template name="word"><xsl:with-param name="key" select="'document.title'"/></xsl:call-template></xsl:variable>
  <document version="1" name="plan-audit" lang="zh-CN" style="report" digest="{tb:digest()}">
   <info title="{$title}" author="{$audit/@issuer}"/>
   <xsl:if test="$audit/@notice"><notice><xsl:value-of select="$audit/@notice"/></notice></xsl:if>
   <title><xsl:value-of select="$title"/></title>
   <body>
    <p><xsl:call-template name="word"><xsl:with-param name="key" select="'document.opening'"/></xsl:call-template></p>
    <p>
     <xsl:choose>
      <xsl:when test="$findings"><xsl:call-template name="word"><xsl:with-param name="key" select="'summary'"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:value-of select="$words[@key = 'none']"/></xsl:otherwise>
     </xsl:choose>
    </p>
    <xsl:if test="$findings">
     <p><xsl:value-of select="$words[@key = 'document.severities']"/></p>
     <xsl:call-template name="overview"/>
     <xsl:for-each select="$classes">
      <xsl:call-template name="class"><xsl:with-param name="n" select="string(.)"/></xsl:call-template>
     </xsl:for-each>
     <xsl:call-template name="assumed"/>
    </xsl:if>
   </body>
  </document>
 </xsl:template>

 <!-- How many of each class, by severity. -->
 <xsl:template name="overview">
  <table id="t-overview" unit="{$words[@key = 'document.unit']}" caption="{$words[@key = 'document.overview']}">
   <columns><column align="left" min-width="14em"/><column align="right"/><column align="right"/><column align="right"/><column align="right"/></columns>
   <thead>
    <row>
     <cell><xsl:value-of select="$words[@key = 'document.class']"/></cell>
     <xsl:for-each select="$severities"><cell><xsl:value-of select="$words[@key = concat('severity.', current())]"/></cell></xsl:for-each>
     <cell><xsl:value-of select="$words[@key = 'document.sum']"/></cell>
    </row>
   </thead>
   <tbody>
    <xsl:for-each select="$classes">
     <xsl:variable name="of" select="$findings[@class = current()]"/>
     <row>
      <cell><xsl:value-of select="$words[@key = concat('class.', current())]"/></cell>
      <xsl:for-each select="$severities"><cell><xsl:value-of select="count($of[@severity = current()])"/></cell></xsl:for-each>
      <cell><xsl:value-of select="count($of)"/></cell>
     </row>
    </xsl:for-each>
    <row class="total">
     <cell><xsl:value-of select="$words[@key = 'document.sum']"/></cell>
     <cell><xsl:value-of select="$audit/@errors"/></cell><cell><xsl:value-of select="$audit/@warnings"/></cell><cell><xsl:value-of select="$audit/@notes"/></cell>
     <cell><xsl:value-of select="$audit/@findings"/></cell>
    </row>
   </tbody>
  </table>
 </xsl:template>

 <xsl:template name="class">
  <xsl:param name="n"/>
  <xsl:variable name="of" select="$findings[@class = $n and not(@rule = 'A7.6')]"/>
  <xsl:if test="$of">
   <table id="t-class-{$n}" caption="{$words[@key = concat('class.', $n)]}">
    <columns>
     <column align="center"/><column align="center"/><column align="left" min-width="5em" max-width="8em"/><column align="center"/>
     <column align="left" max-width="6em"/><column align="left" max-width="6em"/><column align="left" min-width="17em"/>
    </columns>
    <xsl:call-template name="heads"><xsl:with-param name="key" select="'document.heads'"/></xsl:call-template>
    <tbody>
     <xsl:for-each select="$severities">
      <xsl:for-each select="$of[@severity = current()]"><xsl:call-template name="finding"/></xsl:for-each>
     </xsl:for-each>
    </tbody>
    <note><xsl:value-of select="$words[@key = concat('document.advice.', $n)]"/></note>
   </table>
  </xsl:if>
 </xsl:template>

 <xsl:template name="finding">
  <row>
   <cell><xsl:value-of select="@rule"/></cell>
   <cell><xsl:value-of select="$words[@key = concat('severity.', current()/@severity)]"/></cell>
   <cell>
    <xsl:choose>
     <xsl:when test="count(a:row) = 1"><xsl:value-of select="a:row/@name"/></xsl:when>
     <xsl:when test="a:row"><xsl:value-of select="concat(a:row[1]/@name, $words[@key = 'document.more'])"/></xsl:when>
     <xsl:otherwise><xsl:value-of select="$words[@key = 'document.no-row']"/></xsl:otherwise>
    </xsl:choose>
   </cell>
   <cell><xsl:value-of select="@year"/></cell>
   <xsl:for-each select="@printed | @recomputed">
    <cell>
     <xsl:choose>
      <xsl:when test="string-length(.) &gt; $long"><xsl:value-of select="$words[@key = 'document.see']"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
     </xsl:choose>
    </cell>
   </xsl:for-each>
   <cell><xsl:value-of select="a:text"/></cell>
  </row>
 </xsl:template>

 <!-- A code; of what has none the word for it, of one that is a word of the plan file's the name. -->
 <xsl:template name="object">
  <xsl:variable name="word" select="$words[@key = concat('element.', current()/@subject)]"/>
  <xsl:variable name="quotes" select="str:split($words[@key = 'document.quotes'], '|')"/>
  <xsl:choose>
   <xsl:when test="$word"><xsl:value-of select="$word"/></xsl:when>
   <xsl:when test="translate(@subject, 'abcdefghijklmnopqrstuvwxyz-', '') = '' and contains(a:text, $quotes[1])"><xsl:value-of select="substring-before(substring-after(a:text, $quotes[1]), $quotes[2])"/></xsl:when>
   <xsl:otherwise><xsl:value-of select="@subject"/></xsl:otherwise>
  </xsl:choose>
 </xsl:template>

 <!-- What the plan leaves open and the plan file has chosen: a list to be confirmed. -->
 <xsl:template name="assumed">
  <xsl:if test="$assumed">
   <table id="t-assumed" caption="{$words[@key = 'document.assumed']}">
    <columns><column align="center"/><column align="left" min-width="4em" max-width="9em"/><column align="left" min-width="22em"/><column align="left" min-width="9.5em"/></columns>
    <xsl:call-template name="heads"><xsl:with-param name="key" select="'document.heads.assumed'"/></xsl:call-template>
    <tbody>
     <xsl:for-each select="$assumed">
      <row>
       <cell><xsl:value-of select="position()"/></cell>
       <cell><xsl:call-template name="object"/></cell>
       <cell><xsl:value-of select="a:text"/></cell>
       <cell><xsl:value-of select="concat(@file, $words[@key = 'document.colon'], @line)"/></cell>
      </row>
     </xsl:for-each>
    </tbody>
   </table>
  </xsl:if>
 </xsl:template>
</xsl:stylesheet>
