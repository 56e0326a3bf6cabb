<?xml version="1.0" encoding="UTF-8"?>
<!-- 审核规则手册 from tongbao-rules(5).  Words come from rule-book-phrases.xml, or from the
     data, which have them from the plan and from receipt-messages.xml. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:tongbao:rules:1" xmlns:tb="urn:tongbao:xslt"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings"
  xmlns="urn:tongbao:document:1" exclude-result-prefixes="r tb exsl str">

 <xsl:include href="parts/rule-codes.xsl"/>

 <xsl:key name="unit" match="r:unit" use="@code"/>
 <xsl:key name="industry" match="r:industry" use="@code"/>
 <xsl:key name="subject" match="r:industry | r:enterprise | r:project" use="@code"/>
 <xsl:key name="indicator" match="r:indicator" use="@code"/>
 <xsl:key name="area" match="r:area" use="@code"/>
 <xsl:key name="rule" match="r:rule" use="concat(@applied, @level, @tables)"/>
 <xsl:key name="report" match="r:report[@subject]" use="concat(@indicator, ' ', @unit)"/>

 <xsl:variable name="book" select="/r:rules"/>
 <xsl:variable name="applied" select="$book/r:rule[@applied = 'yes']"/>
 <xsl:variable name="off" select="$book/r:rule[@applied = 'no']"/>
 <xsl:variable name="numerals" select="str:split(tb:phrase('numerals'), '|')"/>

 <!-- Captions are numbered; the table of what is off is there or not. -->
 <xsl:variable name="tables-before-codes" select="8 + count($off[1])"/>

 <!-- The n-th numeral, 一 to 九十九. -->
 <xsl:template name="numeral">
  <xsl:param name="n"/>
  <xsl:value-of select="$numerals[position() = $n]"/>
 </xsl:template>

 <xsl:template match="/">
  <document version="1" name="rule-book" lang="zh-CN" style="gb" digest="{tb:digest()}">
   <info title="{tb:phrase('title', 'programme', $book/@programme)}" author="{$book/@issuer}"
     keywords="{tb:phrase('keywords', 'programme', $book/@programme)}"/>
   <xsl:if test="$book/r:notice"><notice><xsl:value-of select="$book/r:notice"/></notice></xsl:if>
   <title><xsl:value-of select="tb:phrase('title', 'programme', $book/@programme)"/></title>
   <body>
    <p><xsl:value-of select="tb:phrase('intro', 'issuer', $book/@issuer, 'programme', $book/@programme, 'year', $book/@year)"/></p>
    <xsl:call-template name="contents"/>
    <xsl:call-template name="how"/>
    <xsl:call-template name="outcomes"/>
    <xsl:call-template name="reports"/>
    <xsl:call-template name="fields"/>
    <xsl:call-template name="rules"/>
    <xsl:call-template name="areas"/>
    <xsl:call-template name="codes"/>
   </body>
  </document>
 </xsl:template>

 <!-- ===== contents ===== -->

 <xsl:template name="contents-row">
  <xsl:param name="to"/>
  <xsl:param name="text"/>
  <xsl:param name="size" select="tb:phrase('none')"/>
  <row>
   <cell><ref to="{$to}"><xsl:value-of select="$text"/></ref></cell>
   <cell><xsl:value-of select="$size"/></cell>
  </row>
 </xsl:template>

 <xsl:template name="contents">
  <xsl:variable name="levels">
   <xsl:for-each select="$book/r:level">
    <xsl:variable name="code" select="@code"/>
    <xsl:if test="position() &gt; 1"><xsl:value-of select="tb:phrase('and')"/></xsl:if>
    <xsl:value-of select="tb:phrase('contents.level', 'name', @name, 'n', string(count($applied[@level = $code])))"/>
   </xsl:for-each>
   <xsl:if test="$off">
    <xsl:value-of select="tb:phrase('and')"/>
    <xsl:value-of select="tb:phrase('contents.off', 'n', string(count($off)))"/>
   </xsl:if>
  </xsl:variable>
  <xsl:variable name="codes">
   <xsl:for-each select="$lists">
    <xsl:if test="position() &gt; 1"><xsl:value-of select="tb:phrase('and')"/></xsl:if>
    <xsl:value-of select="tb:phrase(concat('contents.', @name), 'n', @n)"/>
   </xsl:for-each>
  </xsl:variable>
  <table id="contents">
   <columns><column align="left" width="15em"/><column align="left"/></columns>
   <thead><row>
    <cell><xsl:value-of select="tb:phrase('contents.head.part')"/></cell>
    <cell><xsl:value-of select="tb:phrase('contents.head.size')"/></cell>
   </row></thead>
   <tbody>
    <xsl:call-template name="contents-row">
     <xsl:with-param name="to" select="'part-how'"/><xsl:with-param name="text" select="tb:phrase('part.how')"/>
    </xsl:call-template>
    <xsl:call-template name="contents-row">
     <xsl:with-param name="to" select="'part-outcomes'"/><xsl:with-param name="text" select="tb:phrase('part.outcomes')"/>
     <xsl:with-param name="size" select="tb:phrase('contents.outcomes', 'n', string(count($book/r:outcome)))"/>
    </xsl:call-template>
    <xsl:call-template name="contents-row">
     <xsl:with-param name="to" select="'part-reports'"/><xsl:with-param name="text" select="tb:phrase('part.reports')"/>
     <xsl:with-param name="size" select="tb:phrase('contents.deadlines', 'n', string(count($book/r:deadlines/r:deadline)))"/>
    </xsl:call-template>
    <xsl:call-template name="contents-row">
     <xsl:with-param name="to" select="'part-fields'"/><xsl:with-param name="text" select="tb:phrase('part.fields')"/>
     <xsl:with-param name="size" select="tb:phrase('contents.fields', 'indicators', string(count($book/r:indicator)), 'fields', string(count($book/r:table/r:field)))"/>
    </xsl:call-template>
    <xsl:call-template name="contents-row">
     <xsl:with-param name="to" select="'part-rules'"/><xsl:with-param name="text" select="tb:phrase('part.rules')"/>
     <xsl:with-param name="size" select="tb:phrase('contents.levels', 'n', string(count($book/r:rule)), 'list', string($levels))"/>
    </xsl:call-template>
    <xsl:call-template name="contents-row">
     <xsl:with-param name="to" select="'part-areas'"/><xsl:with-param name="text" select="tb:phrase('part.areas')"/>
     <xsl:with-param name="size" select="tb:phrase('contents.areas', 'n', string(count($book/r:area)))"/>
    </xsl:call-template>
    <xsl:call-template name="contents-row">
     <xsl:with-param name="to" select="'part-codes'"/><xsl:with-param name="text" select="tb:phrase('part.codes')"/>
     <xsl:with-param name="size" select="string($codes)"/>
    </xsl:call-template>
   </tbody>
  </table>
 </xsl:template>

 <!-- ===== how to report, outcomes ===== -->

 <xsl:template name="run-in">
  <xsl:param name="id"/>
  <p><b><xsl:value-of select="tb:phrase(concat($id, '.b'))"/></b><xsl:value-of select="tb:phrase($id)"/></p>
 </xsl:template>

 <xsl:template name="how">
  <h level="1" id="part-how"><xsl:value-of select="tb:phrase('part.how')"/></h>
  <xsl:call-template name="run-in"><xsl:with-param name="id" select="'how.send'"/></xsl:call-template>
  <xsl:call-template name="run-in"><xsl:with-param name="id" select="'how.amounts'"/></xsl:call-template>
  <xsl:call-template name="run-in"><xsl:with-param name="id" select="'how.version'"/></xsl:call-template>
  <xsl:call-template name="run-in"><xsl:with-param name="id" select="'how.query'"/></xsl:call-template>
  <xsl:call-template name="run-in"><xsl:with-param name="id" select="'how.closed'"/></xsl:call-template>
  <xsl:if test="$book/r:signing">
   <p><b><xsl:value-of select="tb:phrase('how.signing.b')"/></b><xsl:value-of select="tb:phrase('how.signing', 'wait', $book/r:signing/@wait-minutes)"/></p>
  </xsl:if>
  <p><b><xsl:value-of select="tb:phrase('how.grounds.b')"/></b><xsl:value-of select="tb:phrase('how.grounds', 'plan', substring($book/r:ground[@kind = 'plan']/@digest, 1, 12),
      'schema', substring($book/r:ground[@kind = 'schema']/@digest, 1, 12),
      'words', substring($book/r:ground[@kind = 'words']/@digest, 1, 12))"/></p>
 </xsl:template>

 <xsl:template name="outcomes">
  <h level="1" id="part-outcomes"><xsl:value-of select="tb:phrase('part.outcomes')"/></h>
  <table id="outcomes" caption="{tb:phrase('outcomes.caption')}">
   <columns><column align="left" width="7em"/><column align="left"/><column align="left"/></columns>
   <thead><row>
    <cell><xsl:value-of select="tb:phrase('outcomes.head.name')"/></cell>
    <cell><xsl:value-of select="tb:phrase('outcomes.head.means')"/></cell>
    <cell><xsl:value-of select="tb:phrase('outcomes.head.do')"/></cell>
   </row></thead>
   <tbody>
    <xsl:for-each select="$book/r:outcome">
     <row>
      <cell><xsl:value-of select="@name"/></cell>
      <cell><xsl:value-of select="tb:phrase(concat('outcome.', @code, '.means'))"/></cell>
      <cell><xsl:value-of select="tb:phrase(concat('outcome.', @code, '.do'))"/></cell>
     </row>
    </xsl:for-each>
   </tbody>
  </table>
 </xsl:template>

 <!-- ===== who reports what, by when ===== -->

 <xsl:template name="deadline-cells">
  <xsl:param name="of"/>
  <cell><xsl:value-of select="$of/@label"/></cell>
  <cell><xsl:if test="$of"><xsl:value-of select="tb:day($of/@day)"/></xsl:if></cell>
 </xsl:template>

 <xsl:template name="deadlines">
  <xsl:variable name="all" select="$book/r:deadlines/r:deadline"/>
  <xsl:variable name="half" select="ceiling(count($all) div 2)"/>
  <p><xsl:value-of select="tb:phrase('deadline.text', 'day', $book/r:deadlines/@day)"/><xsl:value-of select="tb:phrase('deadline.text.year', 'year', $book/@year)"/></p>
  <table id="deadlines" caption="{tb:phrase('deadline.caption', 'year', $book/@year)}">
   <columns><column align="left"/><column align="left"/><column align="left"/><column align="left"/></columns>
   <thead><row>
    <cell><xsl:value-of select="tb:phrase('deadline.head.period')"/></cell><cell><xsl:value-of select="tb:phrase('deadline.head.day')"/></cell>
    <cell><xsl:value-of select="tb:phrase('deadline.head.period')"/></cell><cell><xsl:value-of select="tb:phrase('deadline.head.day')"/></cell>
   </row></thead>
   <tbody>
    <xsl:for-each select="$all[position() &lt;= $half]">
     <xsl:variable name="at" select="position()"/>
     <row>
      <xsl:call-template name="deadline-cells"><xsl:with-param name="of" select="."/></xsl:call-template>
      <xsl:call-template name="deadline-cells"><xsl:with-param name="of" select="$all[$at + $half]"/></xsl:call-template>
     </row>
    </xsl:for-each>
   </tbody>
  </table>
 </xsl:template>

 <xsl:template name="reports">
  <h level="1" id="part-reports"><xsl:value-of select="tb:phrase('part.reports')"/></h>
  <xsl:call-template name="deadlines"/>
  <table id="reports" caption="{tb:phrase('reports.caption')}">
   <columns><column align="left" width="7em"/><column align="left" width="20em"/><column align="left" width="12em"/></columns>
   <thead><row>
    <cell><xsl:value-of select="tb:phrase('reports.head.indicator')"/></cell>
    <cell><xsl:value-of select="tb:phrase('reports.head.subjects')"/></cell>
    <cell><xsl:value-of select="tb:phrase('reports.head.unit')"/></cell>
   </row></thead>
   <tbody>
    <!-- a row for all subjects that one unit reports -->
    <xsl:for-each select="$book/r:report[@subject][generate-id() = generate-id(key('report', concat(@indicator, ' ', @unit))[1])]">
     <row>
      <cell><xsl:value-of select="key('indicator', @indicator)/@name"/></cell>
      <cell>
       <xsl:for-each select="key('report', concat(@indicator, ' ', @unit))">
        <xsl:if test="position() &gt; 1"><xsl:value-of select="tb:phrase('and')"/></xsl:if>
        <xsl:value-of select="tb:phrase('reports.subject', 'name', string(key('subject', @subject)[1]/@name), 'code', @subject)"/>
       </xsl:for-each>
      </cell>
      <cell><xsl:value-of select="key('unit', @unit)/@name"/></cell>
     </row>
    </xsl:for-each>
    <xsl:for-each select="$book/r:report[@kind]">
     <xsl:variable name="kind" select="tb:phrase(concat('subject.', @kind))"/>
     <xsl:variable name="named" select="$book/r:report[@indicator = current()/@indicator and local-name(key('subject', @subject)) = current()/@kind]"/>
     <row>
      <cell><xsl:value-of select="key('indicator', @indicator)/@name"/></cell>
      <cell><xsl:value-of select="tb:phrase('reports.all', 'kind', $kind, 'named', tb:if($named[1], 'yes'))"/></cell>
      <cell>
       <xsl:choose>
        <xsl:when test="@unit"><xsl:value-of select="key('unit', @unit)/@name"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="tb:phrase('reports.region', 'kind', $kind)"/></xsl:otherwise>
       </xsl:choose>
      </cell>
     </row>
    </xsl:for-each>
   </tbody>
  </table>
 </xsl:template>

 <!-- ===== indicators and fields ===== -->

 <xsl:template name="fields">
  <h level="1" id="part-fields"><xsl:value-of select="tb:phrase('part.fields')"/></h>
  <xsl:for-each select="$book/r:indicator">
   <xsl:variable name="no"><xsl:call-template name="numeral"><xsl:with-param name="n" select="position()"/></xsl:call-template></xsl:variable>
   <h level="2" id="indicator-{position()}"><xsl:value-of select="tb:phrase('indicator.head', 'no', string($no), 'name', @name, 'code', @code, 'unit', @unit)"/></h>
   <p>
    <xsl:choose>
     <xsl:when test="@definition"><xsl:value-of select="@definition"/></xsl:when>
     <xsl:otherwise><xsl:value-of select="tb:phrase('indicator.none')"/></xsl:otherwise>
    </xsl:choose>
   </p>
   <xsl:for-each select="r:field[@help]">
    <p><xsl:value-of select="tb:phrase('indicator.field', 'head', @head, 'help', @help)"/></p>
   </xsl:for-each>
  </xsl:for-each>
  <xsl:variable name="no"><xsl:call-template name="numeral"><xsl:with-param name="n" select="count($book/r:indicator) + 1"/></xsl:call-template></xsl:variable>
  <h level="2"><xsl:value-of select="tb:phrase('fields.head', 'no', string($no))"/></h>
  <table id="fields" caption="{tb:phrase('fields.caption')}">
   <columns><column align="left" width="6em"/><column align="left" width="8.4em"/><column align="center" width="2em"/><column align="left" width="8.5em"/><column align="left" width="12.6em"/></columns>
   <thead><row>
    <cell><xsl:value-of select="tb:phrase('fields.head.name')"/></cell>
    <cell><xsl:value-of select="tb:phrase('fields.head.code')"/></cell>
    <cell><xsl:value-of select="tb:phrase('fields.head.required')"/></cell>
    <cell><xsl:value-of select="tb:phrase('fields.head.wants')"/></cell>
    <cell><xsl:value-of select="tb:phrase('fields.head.help')"/></cell>
   </row></thead>
   <tbody><xsl:apply-templates select="$book/r:table"/></tbody>
   <note><xsl:value-of select="tb:phrase('fields.note')"/></note>
  </table>
 </xsl:template>

 <xsl:template match="r:table">
  <row class="section" keep-next="yes"><cell colspan="5"><xsl:value-of select="tb:phrase('fields.table', 'name', @name, 'unit', string(@unit))"/></cell></row>
  <xsl:apply-templates select="r:field"/>
 </xsl:template>

 <xsl:template match="r:table/r:field">
  <row>
   <cell><xsl:value-of select="@head"/></cell>
   <cell><xsl:value-of select="@name"/></cell>
   <cell><xsl:value-of select="tb:phrase(@required)"/></cell>
   <cell><xsl:call-template name="wants"/></cell>
   <cell>
    <xsl:choose>
     <xsl:when test="@kind = 'amount' and $book/r:indicator/r:field[@name = current()/@name]/@help"><xsl:value-of select="tb:phrase('fields.amount')"/></xsl:when>
     <xsl:otherwise><xsl:value-of select="@help"/></xsl:otherwise>
    </xsl:choose>
   </cell>
  </row>
 </xsl:template>

 <xsl:template name="wants">
  <xsl:variable name="list">
   <xsl:for-each select="r:choice">
    <xsl:if test="position() &gt; 1"><xsl:value-of select="tb:phrase('and')"/></xsl:if>
    <xsl:value-of select="."/>
   </xsl:for-each>
  </xsl:variable>
  <xsl:choose>
   <xsl:when test="r:choice"><xsl:value-of select="tb:phrase('wants.choice', 'list', string($list))"/></xsl:when>
   <xsl:when test="@wants"><xsl:value-of select="@wants"/></xsl:when>
   <xsl:when test="@kind = 'text'"><xsl:value-of select="tb:phrase('wants.text', 'max', string(@max))"/></xsl:when>
   <xsl:otherwise><xsl:value-of select="tb:phrase(concat('wants.', @kind))"/></xsl:otherwise>
  </xsl:choose>
 </xsl:template>

 <!-- ===== rules ===== -->

 <xsl:template name="rules">
  <h level="1" id="part-rules"><xsl:value-of select="tb:phrase('part.rules')"/></h>
  <p><xsl:value-of select="tb:phrase('rules.text', 'n', string(count($book/r:rule)))"/></p>
  <xsl:for-each select="$book/r:level">
   <xsl:variable name="code" select="@code"/>
   <xsl:variable name="no"><xsl:call-template name="numeral"><xsl:with-param name="n" select="position()"/></xsl:call-template></xsl:variable>
   <h level="2" id="level-{@code}"><xsl:value-of select="tb:phrase('rules.heading', 'no', string($no), 'heading', @heading)"/></h>
   <xsl:call-template name="rule-table">
    <xsl:with-param name="id" select="concat('rules-', @code)"/>
    <xsl:with-param name="caption" select="tb:phrase('rules.caption', 'n', string(position() + 4), 'name', @name)"/>
    <xsl:with-param name="rules" select="$applied[@level = $code]"/>
   </xsl:call-template>
  </xsl:for-each>
  <xsl:if test="$off">
   <xsl:variable name="no"><xsl:call-template name="numeral"><xsl:with-param name="n" select="4"/></xsl:call-template></xsl:variable>
   <h level="2" id="level-off"><xsl:value-of select="tb:phrase('rules.off', 'no', string($no))"/></h>
   <xsl:call-template name="rule-table">
    <xsl:with-param name="id" select="'rules-off'"/>
    <xsl:with-param name="caption" select="tb:phrase('rules.off.caption', 'n', '8')"/>
    <xsl:with-param name="rules" select="$off"/>
   </xsl:call-template>
  </xsl:if>
 </xsl:template>

 <!-- 企业表、项目表 -->
 <xsl:template name="area-names">
  <xsl:for-each select="str:tokenize(@tables, ' ')">
   <xsl:variable name="code" select="string(.)"/>
   <xsl:if test="position() &gt; 1"><xsl:value-of select="tb:phrase('and')"/></xsl:if>
   <xsl:value-of select="$book/r:area[@code = $code]/@name"/>
  </xsl:for-each>
 </xsl:template>

 <xsl:template name="rule-table">
  <xsl:param name="id"/>
  <xsl:param name="caption"/>
  <xsl:param name="rules"/>
  <table id="{$id}" caption="{$caption}">
   <columns><column align="left" width="2.8em"/><column align="left" width="20.5em"/><column align="left" width="16em"/></columns>
   <thead><row>
    <cell><xsl:value-of select="tb:phrase('rules.head.id')"/></cell>
    <cell><xsl:value-of select="tb:phrase('rules.head.what')"/></cell>
    <cell><xsl:value-of select="tb:phrase('rules.head.remedy')"/></cell>
   </row></thead>
   <tbody>
    <!-- those of the same tables together, in the order of the first of each -->
    <xsl:for-each select="$rules[generate-id() = generate-id(key('rule', concat(@applied, @level, @tables))[1])]">
     <row class="section" keep-next="yes"><cell colspan="3"><xsl:call-template name="area-names"/></cell></row>
     <xsl:apply-templates select="key('rule', concat(@applied, @level, @tables))"/>
    </xsl:for-each>
   </tbody>
  </table>
 </xsl:template>

 <xsl:template match="r:rule">
  <row id="{translate(@id, 'R', 'r')}">
   <cell><xsl:value-of select="@id"/></cell>
   <cell>
    <b><xsl:value-of select="@title"/></b><br/>
    <xsl:value-of select="r:condition"/>
    <xsl:if test="r:expected"><br/><xsl:value-of select="tb:phrase('rules.expected', 'text', r:expected)"/></xsl:if>
   </cell>
   <cell><xsl:value-of select="r:remedy"/></cell>
  </row>
 </xsl:template>

 <!-- ===== the rules of each table ===== -->

 <xsl:template name="area-cell">
  <xsl:param name="rules"/>
  <cell>
   <xsl:if test="not($rules)"><xsl:value-of select="tb:phrase('none')"/></xsl:if>
   <xsl:for-each select="$rules">
    <xsl:if test="position() &gt; 1"><xsl:value-of select="tb:phrase('and')"/></xsl:if>
    <ref to="{translate(@id, 'R', 'r')}"><xsl:value-of select="@id"/></ref>
   </xsl:for-each>
  </cell>
 </xsl:template>

 <xsl:template name="areas">
  <h level="1" id="part-areas"><xsl:value-of select="tb:phrase('part.areas')"/></h>
  <table id="areas" caption="{tb:phrase('areas.caption', 'n', string($tables-before-codes))}">
   <columns><column align="left" width="5em"/><column align="left" width="17em"/><column align="left" width="8em"/><column align="left" width="8.5em"/></columns>
   <thead><row>
    <cell><xsl:value-of select="tb:phrase('areas.head.area')"/></cell>
    <xsl:for-each select="$book/r:level"><cell><xsl:value-of select="@name"/></cell></xsl:for-each>
   </row></thead>
   <tbody>
    <xsl:for-each select="$book/r:area">
     <xsl:variable name="code" select="concat(' ', @code, ' ')"/>
     <xsl:variable name="rules" select="$applied[contains(concat(' ', @tables, ' '), $code)]"/>
     <row>
      <cell><xsl:value-of select="@name"/></cell>
      <xsl:for-each select="$book/r:level">
       <xsl:call-template name="area-cell">
        <xsl:with-param name="rules" select="$rules[@level = current()/@code]"/>
       </xsl:call-template>
      </xsl:for-each>
     </row>
    </xsl:for-each>
   </tbody>
  </table>
 </xsl:template>
</xsl:stylesheet>
