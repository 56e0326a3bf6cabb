<?xml version="1.0" encoding="UTF-8"?>
<!-- 调度单 from tongbao-callup(5): what a unit has to report for a month, with what is known
     beside blanks to fill, and what it still owes. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:c="urn:tongbao:call-up:1" xmlns:tb="urn:tongbao:xslt"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings"
  xmlns="urn:tongbao:document:1" exclude-result-prefixes="c tb exsl str">

 <!-- Codes are for who fills in a file, not paper. -->
 <xsl:variable name="unprinted" select="' row@code row@uscc project@code project@national '"/>

 <xsl:variable name="root" select="/c:call-up"/>
 <xsl:variable name="subjects" select="$root/c:table[@unit and c:row]"/>
 <xsl:variable name="files" select="$root/c:file"/>
 <xsl:variable name="problems" select="$root/c:table[@code = 'problems']"/>
 <xsl:variable name="milestones" select="$root/c:table[@code = 'milestones']"/>
 <xsl:variable name="due" select="$milestones/c:row[@state]"/>
 <xsl:variable name="due-late" select="$due[@state = 'late']"/>
 <!-- Keys of the parts (其中) of enterprises: their names stand a little to the right. -->
 <xsl:variable name="parts" select="$root/c:table[@code = 'enterprises']/c:row[c:cell[starts-with(., '　')]]/@key"/>
 <xsl:variable name="numerals" select="str:split(tb:phrase('call-up.numerals'), '|')"/>
 <xsl:variable name="head" select="$root/c:table[@code = 'head']/c:item"/>

 <xsl:template match="/">
  <xsl:variable name="title" select="tb:phrase('call-up.title', 'programme', $root/@programme, 'year', $root/@year, 'label', $root/@label)"/>
  <document version="1" name="call-up" period="{$root/@period}" lang="zh-CN" style="call-up" working="yes" received="yes" digest="{tb:digest()}">
   <info title="{concat($root/@name, '　', $title)}" author="{$root/@issuer}" keywords="{tb:phrase('call-up.keywords', 'programme', $root/@programme)}"/>
   <notice><xsl:value-of select="tb:phrase('call-up.page', 'name', $root/@name, 'year', $root/@year, 'label', $root/@label, 'notice', string($root/c:notice))"/></notice>
   <title><xsl:value-of select="$title"/></title>
   <body>
    <xsl:call-template name="head"/>
    <xsl:call-template name="summary"/>
    <xsl:apply-templates select="$subjects" mode="section"/>
    <xsl:call-template name="files"/>
    <xsl:call-template name="problems"/>
    <xsl:call-template name="milestones"/>
    <xsl:call-template name="guide"/>
   </body>
  </document>
 </xsl:template>

 <!-- ===== pieces ===== -->

 <xsl:template name="h">
  <xsl:param name="n"/>
  <xsl:param name="title"/>
  <h level="1"><xsl:value-of select="tb:phrase('call-up.h', 'n', string($numerals[$n]), 'title', $title)"/></h>
 </xsl:template>

 <!-- What others wrote: no line ends; a blank is not set between hanzi, so it is a wide one. -->
 <xsl:template name="said">
  <xsl:param name="text" select="."/>
  <xsl:value-of select="translate(normalize-space($text), ' ', '　')"/>
 </xsl:template>

 <xsl:template name="heads">
  <xsl:param name="text"/>
  <thead><row><xsl:for-each select="str:split($text, '|')"><cell><xsl:value-of select="."/></cell></xsl:for-each></row></thead>
 </xsl:template>

 <!-- ===== whose it is ===== -->

 <xsl:template name="pair">
  <xsl:param name="a"/>
  <xsl:param name="x"/>
  <xsl:param name="b"/>
  <xsl:param name="y"/>
  <row>
   <cell><xsl:value-of select="$a"/></cell><cell><xsl:value-of select="$x"/></cell>
   <cell><xsl:value-of select="$b"/></cell><cell><xsl:value-of select="$y"/></cell>
  </row>
 </xsl:template>

 <xsl:template name="head">
  <table id="head">
   <columns>
    <column align="left" width="4.6em"/><column align="left" min-width="19em"/>
    <column align="left" width="6.2em"/><column align="left" min-width="13em"/>
   </columns>
   <thead>
    <xsl:call-template name="pair">
     <xsl:with-param name="a" select="tb:phrase('call-up.unit')"/>
     <xsl:with-param name="x" select="tb:phrase('call-up.unit.text', 'name', $root/@name, 'code', $root/@unit)"/>
     <xsl:with-param name="b" select="tb:phrase('call-up.deadline')"/>
     <xsl:with-param name="y" select="tb:phrase('call-up.deadline.text', 'day', tb:day($root/@deadline), 'weekday', $root/@weekday)"/>
    </xsl:call-template>
   </thead>
   <tbody>
    <xsl:call-template name="pair">
     <xsl:with-param name="a" select="tb:phrase('call-up.period')"/>
     <xsl:with-param name="x" select="tb:phrase('call-up.period.text', 'year', $root/@year, 'label', $root/@label, 'version', $root/@version,
       'data', tb:if($subjects, 'yes'))"/>
     <xsl:with-param name="b" select="tb:phrase('call-up.person')"/>
     <xsl:with-param name="y" select="tb:phrase('call-up.person.text', 'name', string($head[@field = 'contact@name']/@text),
       'phone', string($head[@field = 'contact@phone']/@text))"/>
    </xsl:call-template>
    <row>
     <cell><xsl:value-of select="tb:phrase('call-up.send')"/></cell>
     <cell colspan="3"><xsl:value-of select="tb:phrase('call-up.send.text', 'file', $root/@file)"/></cell>
    </row>
    <row>
     <cell><xsl:value-of select="tb:phrase('call-up.ask')"/></cell>
     <cell colspan="3"><xsl:value-of select="tb:phrase('call-up.ask.text', 'contact', $root/@contact, 'phone', string($root/@phone))"/></cell>
    </row>
   </tbody>
  </table>
 </xsl:template>

 <!-- Texts that say something, with 、 between. -->
 <xsl:template name="join">
  <xsl:param name="items"/>
  <xsl:for-each select="exsl:node-set($items)/*[. != '']">
   <xsl:if test="position() &gt; 1"><xsl:value-of select="tb:phrase('call-up.and')"/></xsl:if>
   <xsl:value-of select="."/>
  </xsl:for-each>
 </xsl:template>

 <!-- What is asked for, and what is owed. -->
 <xsl:template name="summary">
  <xsl:variable name="asked">
   <xsl:call-template name="join">
    <xsl:with-param name="items">
     <i><xsl:value-of select="tb:phrase('call-up.industries', 'n', string(count($root/c:table[@code = 'industries']/c:row)))"/></i>
     <i><xsl:value-of select="tb:phrase('call-up.enterprises', 'n', string(count($root/c:table[@code = 'enterprises']/c:row) - count($parts)))"/></i>
     <i><xsl:value-of select="tb:phrase('call-up.parts', 'n', string(count($parts)))"/></i>
     <i><xsl:value-of select="tb:phrase('call-up.projects', 'n', string(count($root/c:table[@code = 'projects']/c:row)))"/></i>
    </xsl:with-param>
   </xsl:call-template>
  </xsl:variable>
  <xsl:variable name="owed">
   <xsl:call-template name="join">
    <xsl:with-param name="items">
     <i><xsl:value-of select="tb:phrase('call-up.back', 'n', string(count($files[@outcome != 'pending'])))"/></i>
     <i><xsl:value-of select="tb:phrase('call-up.queries', 'n', string(sum($files[@outcome = 'pending']/c:group[@level = 'query']/@places)))"/></i>
     <i><xsl:value-of select="tb:phrase('call-up.problems', 'n', string(count($problems/c:row)), 'late', string(count($problems/c:row[@state = 'late'])), 'version', $root/@version)"/></i>
     <i><xsl:value-of select="tb:phrase('call-up.milestones', 'n', string(count($due)), 'late', string(count($due-late)), 'due', string(count($due) - count($due-late)))"/></i>
    </xsl:with-param>
   </xsl:call-template>
  </xsl:variable>
  <xsl:variable name="missed" select="tb:phrase('call-up.missed', 'n', $root/@missed, 'version', $root/@version)"/>
  <p>
   <b><xsl:value-of select="tb:phrase('call-up.hail', 'name', $root/@name)"/></b>
   <xsl:value-of select="tb:phrase('call-up.asked', 'year', $root/@year, 'label', $root/@label, 'day', tb:day($root/@deadline), 'list', string($asked), 'version', $root/@version)"/>
   <xsl:if test="$missed != ''"><b><xsl:value-of select="$missed"/></b></xsl:if>
   <xsl:value-of select="tb:phrase('call-up.owed', 'list', string($owed))"/>
  </p>
 </xsl:template>

 <!-- ===== what is to be filled in ===== -->

 <!-- Of rows whose plan in the register is another than was reported, their keys: having none
      (——) and nothing are the same. -->
 <xsl:template name="replanned">
  <xsl:variable name="listed" select="count(c:column[@show = 'plan']/preceding-sibling::c:column) + 1"/>
  <xsl:variable name="planned" select="count(c:column[@field = 'project@plan']/preceding-sibling::c:column) + 1"/>
  <xsl:if test="c:column[@show = 'plan'] and c:column[@field = 'project@plan']">
   <xsl:for-each select="c:row[string(c:cell[$listed]) != string(c:cell[$planned]) and
     not(c:cell[$listed] = '' and c:cell[$planned] = tb:phrase('call-up.none'))]">
    <row key="{@key}"/>
   </xsl:for-each>
  </xsl:if>
 </xsl:template>

 <!-- Columns that are printed: what is shown where any row has it; the plan's own number of a
      project where it is another than was reported. -->
 <xsl:template name="kept">
  <xsl:param name="replanned"/>
  <xsl:variable name="table" select="."/>
  <xsl:for-each select="c:column">
   <xsl:variable name="i" select="position()"/>
   <xsl:choose>
    <xsl:when test="contains($unprinted, concat(' ', @field, ' '))"/>
    <xsl:when test="@show and not($table/c:row[string(c:cell[$i]) != ''])"/>
    <xsl:when test="@show = 'plan' and ../c:column[@field = 'project@plan'] and not($replanned)"/>
    <xsl:otherwise>
     <xsl:variable name="places">
      <xsl:for-each select="$table/c:row/c:cell[$i][current()/@amount = 'yes']">
       <xsl:sort select="string-length(substring-after(., '.'))" data-type="number" order="descending"/>
       <xsl:if test="position() = 1"><xsl:value-of select="string-length(substring-after(., '.'))"/></xsl:if>
      </xsl:for-each>
     </xsl:variable>
     <kept n="{$i}" show="{@show}" field="{@field}" head="{@head}" amount="{@amount}" places="{$places}"
       blank="{tb:if(not(@show) and not($table/c:row[string(c:cell[$i]) != '']), 'yes')}"/>
    </xsl:otherwise>
   </xsl:choose>
  </xsl:for-each>
 </xsl:template>

 <xsl:template match="c:table" mode="section">
  <xsl:variable name="replanned-list"><xsl:call-template name="replanned"/></xsl:variable>
  <xsl:variable name="replanned" select="exsl:node-set($replanned-list)/*"/>
  <xsl:variable name="kept-list"><xsl:call-template name="kept"><xsl:with-param name="replanned" select="$replanned"/></xsl:call-template></xsl:variable>
  <xsl:variable name="kept" select="exsl:node-set($kept-list)/*"/>
  <xsl:call-template name="h">
   <xsl:with-param name="n" select="position()"/>
   <xsl:with-param name="title" select="tb:phrase('call-up.h.table', 'title', @title, 'indicator', string(@indicator))"/>
  </xsl:call-template>
  <xsl:variable name="rows" select="c:row"/>
  <xsl:variable name="none">
   <xsl:for-each select="$kept[@show != '']"><xsl:if test="$rows[string(c:cell[position() = number(current()/@n)]) = '']">yes</xsl:if></xsl:for-each>
  </xsl:variable>
  <table id="t-{@code}" unit="{tb:phrase('call-up.table.unit', 'unit', @unit)}">
   <columns>
    <column align="center"/>
    <xsl:apply-templates select="$kept" mode="column"/>
   </columns>
   <thead>
    <row>
     <cell><xsl:value-of select="tb:phrase('call-up.number')"/></cell>
     <xsl:apply-templates select="$kept" mode="head"/>
    </row>
   </thead>
   <tbody>
    <xsl:for-each select="c:row">
     <xsl:variable name="row" select="."/>
     <row>
      <cell>
       <xsl:choose>
        <xsl:when test="not($parts) or ../@code != 'enterprises'"><xsl:value-of select="position()"/></xsl:when>
        <xsl:when test="$parts[. = $row/@key]"><xsl:value-of select="tb:phrase('call-up.child')"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="position() - count(preceding-sibling::c:row[@key = $parts])"/></xsl:otherwise>
       </xsl:choose>
      </cell>
      <xsl:for-each select="$kept">
       <xsl:variable name="i" select="number(@n)"/>
       <xsl:variable name="text" select="string($row/c:cell[$i])"/>
       <cell>
        <xsl:choose>
         <xsl:when test="$text = '' and @show != ''"><xsl:value-of select="tb:phrase('call-up.none')"/></xsl:when>
         <xsl:when test="@show = 'name' and starts-with($text, '　')"><xsl:value-of select="substring($text, 2)"/></xsl:when>
         <!-- what the register has changed stands out -->
         <xsl:when test="@show = 'plan' and $replanned[@key = $row/@key]"><b><xsl:call-template name="amount"><xsl:with-param name="text" select="$text"/></xsl:call-template></b></xsl:when>
         <xsl:when test="@amount = 'yes'"><xsl:call-template name="amount"><xsl:with-param name="text" select="$text"/></xsl:call-template></xsl:when>
         <xsl:otherwise><xsl:call-template name="said"><xsl:with-param name="text" select="$text"/></xsl:call-template></xsl:otherwise>
        </xsl:choose>
       </cell>
      </xsl:for-each>
     </row>
    </xsl:for-each>
   </tbody>
   <note><xsl:value-of select="tb:phrase('call-up.fill', 'none', string($none))"/>
    <xsl:if test="$replanned"><xsl:value-of select="tb:phrase('call-up.listed')"/></xsl:if>
   </note>
  </table>
 </xsl:template>

 <!-- An amount with as many places as any of its column has: zeros behind it are kept.  The
      current node is the column. -->
 <xsl:template name="amount">
  <xsl:param name="text"/>
  <xsl:value-of select="$text"/>
  <xsl:if test="@places &gt; 0 and $text != '' and translate($text, '0123456789.-', '') = ''">
   <xsl:if test="not(contains($text, '.'))">.</xsl:if>
   <xsl:value-of select="substring('00000000', 1, @places - string-length(substring-after($text, '.')))"/>
  </xsl:if>
 </xsl:template>

 <xsl:template match="*" mode="column">
  <xsl:choose>
   <xsl:when test="@show = 'name'"><column align="left" min-width="9em" max-width="18em"/></xsl:when>
   <xsl:when test="@field = 'row@note' or @field = 'project@note'"><column align="left" min-width="6em" max-width="14em"/></xsl:when>
   <xsl:when test="@amount = 'yes' and @blank = 'yes'"><column align="right" min-width="5.5em"/></xsl:when>
   <xsl:when test="@amount = 'yes'"><column align="decimal"/></xsl:when>
   <xsl:otherwise><column align="center"/></xsl:otherwise>
  </xsl:choose>
 </xsl:template>

 <!-- The months that a number is of stand in its head. -->
 <xsl:template match="*" mode="head">
  <xsl:variable name="at">
   <xsl:choose>
    <xsl:when test="@show = 'last'"><xsl:value-of select="$root/@last-label"/></xsl:when>
    <xsl:when test="@field = 'row@value' or @field = 'project@cumulative'"><xsl:value-of select="$root/@label"/></xsl:when>
   </xsl:choose>
  </xsl:variable>
  <cell><xsl:value-of select="tb:phrase('call-up.head', 'head', @head, 'at', string($at))"/></cell>
 </xsl:template>

 <!-- ===== what is owed ===== -->

 <xsl:template name="files">
  <xsl:if test="$files">
   <xsl:call-template name="h">
    <xsl:with-param name="n" select="count($subjects) + 1"/>
    <xsl:with-param name="title" select="tb:phrase('call-up.h.files')"/>
   </xsl:call-template>
   <xsl:apply-templates select="$files"/>
  </xsl:if>
 </xsl:template>

 <xsl:template match="c:file">
  <xsl:variable name="source"><xsl:call-template name="said"><xsl:with-param name="text" select="@source"/></xsl:call-template></xsl:variable>
  <table id="t-{substring(@digest, 1, 12)}" caption="{tb:phrase('call-up.file', 'source', string($source), 'label', string(@period-label), 'outcome', @outcome)}">
   <columns>
    <column align="left" min-width="7em" max-width="12em"/><column align="left" min-width="5em" max-width="8em"/>
    <column align="left" min-width="4em" max-width="8em"/><column align="left" min-width="6em" max-width="12em"/>
    <column align="left" min-width="7em" max-width="18em"/>
   </columns>
   <xsl:call-template name="heads"><xsl:with-param name="text" select="tb:phrase('call-up.file.heads')"/></xsl:call-template>
   <tbody>
    <xsl:for-each select="c:group">
     <row class="section" keep-next="yes">
      <cell colspan="5"><xsl:value-of select="tb:phrase('call-up.group', 'level', @level, 'id', @id, 'title', @title, 'places', @places)"/></cell>
     </row>
     <xsl:apply-templates select="c:place"/>
     <row>
      <cell colspan="5">
       <xsl:value-of select="tb:phrase('call-up.remedy', 'text', string(c:remedy))"/>
       <xsl:value-of select="tb:phrase('call-up.omitted', 'n', string(@omitted))"/>
      </cell>
     </row>
    </xsl:for-each>
    <xsl:if test="not(c:group)"><row><cell colspan="5"><xsl:value-of select="tb:phrase('call-up.unread')"/></cell></row></xsl:if>
   </tbody>
  </table>
 </xsl:template>

 <xsl:template match="c:place">
  <row keep-next="yes">
   <cell>
    <xsl:call-template name="said"><xsl:with-param name="text" select="concat(@code, ' ', @name)"/></xsl:call-template>
    <xsl:if test="string(concat(@code, @name)) = ''"><xsl:value-of select="tb:phrase('call-up.where', 'table', string(@table), 'row', string(@row), 'cell', string(@cell), 'line', string(@line))"/></xsl:if>
   </cell>
   <cell><xsl:call-template name="said"><xsl:with-param name="text" select="@indicator"/></xsl:call-template></cell>
   <cell><xsl:call-template name="said"><xsl:with-param name="text" select="@value"/></xsl:call-template></cell>
   <cell><xsl:call-template name="said"><xsl:with-param name="text" select="@expected"/></xsl:call-template></cell>
   <cell>
    <xsl:call-template name="said"/>
    <xsl:if test="string(@note) != ''"><xsl:value-of select="tb:phrase('call-up.noted', 'text', string(@note))"/></xsl:if>
   </cell>
  </row>
 </xsl:template>

 <!-- The cell of a row that is of the field. -->
 <xsl:template name="field">
  <xsl:param name="name"/>
  <xsl:variable name="i" select="count(../c:column[@field = $name]/preceding-sibling::c:column) + 1"/>
  <xsl:if test="../c:column[@field = $name]"><xsl:call-template name="said"><xsl:with-param name="text" select="c:cell[$i]"/></xsl:call-template></xsl:if>
 </xsl:template>

 <!-- What is overdue stands out. -->
 <xsl:template name="state">
  <xsl:param name="of"/>
  <xsl:variable name="text" select="tb:phrase(concat('call-up.', $of, '.', @state))"/>
  <xsl:choose>
   <xsl:when test="@state = 'late'"><b><xsl:value-of select="$text"/></b></xsl:when>
   <xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise>
  </xsl:choose>
 </xsl:template>

 <xsl:template name="problems">
  <xsl:if test="$problems/c:row">
   <xsl:call-template name="h">
    <xsl:with-param name="n" select="count($subjects) + count($files[1]) + 1"/>
    <xsl:with-param name="title" select="tb:phrase('call-up.h.problems', 'version', $root/@version)"/>
   </xsl:call-template>
   <table id="t-problems">
    <columns>
     <column align="left" min-width="6em" max-width="11em"/><column align="left" min-width="12em" max-width="22em"/>
     <column align="left" min-width="5em" max-width="9em"/><column align="center"/><column align="center" min-width="4em" max-width="6em"/>
     <column align="left" min-width="7em"/>
    </columns>
    <xsl:call-template name="heads"><xsl:with-param name="text" select="tb:phrase('call-up.problem.heads')"/></xsl:call-template>
    <tbody>
     <xsl:for-each select="$problems/c:row">
      <xsl:variable name="status"><xsl:call-template name="field"><xsl:with-param name="name" select="'problem@status'"/></xsl:call-template></xsl:variable>
      <xsl:variable name="until"><xsl:call-template name="field"><xsl:with-param name="name" select="'problem@due'"/></xsl:call-template></xsl:variable>
      <row>
       <cell><xsl:call-template name="field"><xsl:with-param name="name" select="'problem@id'"/></xsl:call-template></cell>
       <cell><xsl:call-template name="field"><xsl:with-param name="name" select="'problem'"/></xsl:call-template></cell>
       <cell><xsl:call-template name="field"><xsl:with-param name="name" select="'problem@responsible'"/></xsl:call-template></cell>
       <cell>
        <xsl:value-of select="$until"/>
        <xsl:if test="string($until) = ''"><xsl:value-of select="tb:phrase('call-up.none')"/></xsl:if>
       </cell>
       <cell>
        <xsl:value-of select="$status"/>
        <xsl:if test="@state"><br/><xsl:call-template name="state"><xsl:with-param name="of" select="'problem'"/></xsl:call-template></xsl:if>
       </cell>
       <cell/>
      </row>
     </xsl:for-each>
    </tbody>
    <note><xsl:value-of select="tb:phrase('call-up.problem.note')"/></note>
   </table>
  </xsl:if>
 </xsl:template>

 <xsl:template name="milestones">
  <xsl:if test="$due">
   <xsl:call-template name="h">
    <xsl:with-param name="n" select="count($subjects) + count($files[1]) + count($problems/c:row[1]) + 1"/>
    <xsl:with-param name="title" select="tb:phrase('call-up.h.milestones', 'late', string(count($due-late)), 'due', string(count($due) - count($due-late)))"/>
   </xsl:call-template>
   <table id="t-milestones">
    <columns>
     <column align="left" min-width="12em" max-width="22em"/><column align="center"/><column align="center"/>
     <column align="center"/><column align="left" min-width="8em"/>
    </columns>
    <xsl:call-template name="heads"><xsl:with-param name="text" select="tb:phrase('call-up.milestone.heads')"/></xsl:call-template>
    <tbody>
     <xsl:for-each select="$due">
      <xsl:variable name="i" select="count(../c:column[@show = 'name']/preceding-sibling::c:column) + 1"/>
      <row>
       <cell><xsl:call-template name="said"><xsl:with-param name="text" select="c:cell[$i]"/></xsl:call-template></cell>
       <cell><xsl:call-template name="field"><xsl:with-param name="name" select="'milestone@type'"/></xsl:call-template></cell>
       <cell><xsl:call-template name="field"><xsl:with-param name="name" select="'milestone@planned'"/></xsl:call-template></cell>
       <cell><xsl:call-template name="state"><xsl:with-param name="of" select="'milestone'"/></xsl:call-template></cell>
       <cell/>
      </row>
     </xsl:for-each>
    </tbody>
    <note><xsl:value-of select="tb:phrase('call-up.milestone.note')"/></note>
   </table>
  </xsl:if>
 </xsl:template>

 <!-- ===== how ===== -->

 <xsl:template name="guide">
  <xsl:if test="$root/c:guide">
   <xsl:call-template name="h">
    <xsl:with-param name="n" select="count($subjects) + count($files[1]) + count($problems/c:row[1]) + count($due[1]) + 1"/>
    <xsl:with-param name="title" select="tb:phrase('call-up.h.guide')"/>
   </xsl:call-template>
   <xsl:for-each select="$root/c:guide">
    <note><xsl:value-of select="tb:phrase('call-up.guide', 'n', string(position()), 'text', string(.))"/></note>
   </xsl:for-each>
  </xsl:if>
 </xsl:template>
</xsl:stylesheet>
