<?xml version="1.0" encoding="UTF-8"?>
<!-- The status page of a site: of one period, or the index over all, by tongbao-shelf(5). Of a
     month the status says who has reported; the figures, where there are any, are those of its
     newest issue, else of its draft.  Words are in status-page-phrases.xml. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:t="urn:tongbao:shelf:1" xmlns:f="urn:tongbao:figures:1" xmlns:s="urn:tongbao:status:1"
  xmlns:str="http://exslt.org/strings" xmlns:exsl="http://exslt.org/common" xmlns:tb="urn:tongbao:xslt" exclude-result-prefixes="t f s str tb exsl">

 <xsl:include href="parts/web.xsl"/>
 <xsl:output method="html"/>
 <xsl:key name="year" match="t:term" use="@year"/>

 <xsl:variable name="shelf" select="/t:shelf"/>
 <xsl:variable name="term" select="$shelf/t:term[@period = $shelf/@of]"/>
 <xsl:variable name="status" select="tb:status()"/>
 <xsl:variable name="figures" select="tb:figures()"/>
 <xsl:variable name="none" select="tb:phrase('web.none')"/>
 <xsl:variable name="site" select="tb:phrase('web.site', 'region', string($shelf/t:plan/@region), 'programme', string($shelf/t:plan/@programme))"/>
 <xsl:variable name="today" select="tb:day($shelf/@day)"/>
 <xsl:variable name="span">
  <xsl:for-each select="$term"><xsl:call-template name="span"/></xsl:for-each>
 </xsl:variable>

 <xsl:template match="/">
  <xsl:choose>
   <xsl:when test="$term"><xsl:call-template name="period-page"/></xsl:when>
   <xsl:otherwise><xsl:call-template name="index-page"/></xsl:otherwise>
  </xsl:choose>
 </xsl:template>

 <!-- ===== what both have ===== -->

 <xsl:template name="span">
  <xsl:value-of select="tb:phrase('web.span', 'kind', string(@kind), 'label', string(@label), 'month', string(@month), 'year', string(@year))"/>
 </xsl:template>

 <!-- A day with its year left out where the page is of that year: 8月10日. -->
 <xsl:template name="day">
  <xsl:param name="of"/>
  <xsl:choose>
   <xsl:when test="substring($of, 1, 4) = substring($shelf/@day, 1, 4)"><xsl:value-of select="substring-after(tb:day($of), '年')"/></xsl:when>
   <xsl:otherwise><xsl:value-of select="tb:day($of)"/></xsl:otherwise>
  </xsl:choose>
 </xsl:template>

 <!-- The state of a term, of which it is called. -->
 <xsl:template name="state">
  <xsl:variable name="n" select="count(t:issue)"/>
  <span>
   <xsl:attribute name="class">
    <xsl:choose>
     <xsl:when test="$n &gt; 0">tag green</xsl:when>
     <xsl:when test="@drafted">tag yellow</xsl:when>
     <xsl:otherwise>tag</xsl:otherwise>
    </xsl:choose>
   </xsl:attribute>
   <xsl:value-of select="tb:phrase('web.state', 'n', string($n), 'drafted', string(@drafted))"/>
  </span>
  <xsl:if test="$n &gt; 0 and @drafted">
   <xsl:text> </xsl:text>
   <span class="tag yellow"><xsl:value-of select="tb:phrase('web.state.more')"/></span>
  </xsl:if>
 </xsl:template>

 <!-- The next days of the calendar. -->
 <xsl:template name="dates">
  <xsl:call-template name="section">
   <xsl:with-param name="id" select="'dates'"/>
   <xsl:with-param name="head" select="tb:phrase('web.next')"/>
   <xsl:with-param name="body">
    <xsl:choose>
     <xsl:when test="$shelf/t:date">
      <ol class="dates">
       <xsl:for-each select="$shelf/t:date">
        <li>
         <time datetime="{@day}"><xsl:call-template name="day"><xsl:with-param name="of" select="string(@day)"/></xsl:call-template></time>
         <span><span><xsl:value-of select="tb:phrase('web.next.item', 'what', string(@what), 'kind', string(@kind))"/></span><span><xsl:call-template name="span"/></span></span>
         <span class="soft"><xsl:value-of select="tb:phrase('web.next.in', 'n', string(@in))"/></span>
        </li>
       </xsl:for-each>
      </ol>
     </xsl:when>
     <xsl:otherwise><p><xsl:value-of select="tb:phrase('web.next.none')"/></p></xsl:otherwise>
    </xsl:choose>
   </xsl:with-param>
  </xsl:call-template>
 </xsl:template>

 <!-- ===== the index ===== -->

 <xsl:template name="index-page">
  <xsl:call-template name="page">
   <xsl:with-param name="title" select="$site"/>
   <xsl:with-param name="body">
    <p class="soft"><xsl:value-of select="tb:phrase('web.asof', 'day', $today)"/></p>
    <xsl:for-each select="$shelf/t:term[@collecting]">
     <section aria-labelledby="now">
      <h2 id="now"><xsl:value-of select="tb:phrase('web.now')"/></h2>
      <p class="lead">
       <xsl:variable name="which"><xsl:call-template name="span"/></xsl:variable>
       <xsl:value-of select="tb:phrase('web.now.line', 'span', string($which), 'deadline', tb:day(@deadline), 'n', string(@expected), 'k', string(@received), 'left', string(@missing))"/>
      </p>
      <p><a href="{@period}.html"><xsl:call-template name="span"/><xsl:value-of select="tb:phrase('web.h.reports')"/></a></p>
     </section>
    </xsl:for-each>
    <xsl:call-template name="dates"/>
    <xsl:if test="not($shelf/t:term)"><p><xsl:value-of select="tb:phrase('web.nothing')"/></p></xsl:if>
    <xsl:for-each select="$shelf/t:term[generate-id() = generate-id(key('year', @year)[1])]">
     <section aria-labelledby="y{@year}">
      <h2 id="y{@year}"><xsl:value-of select="tb:phrase('web.year', 'year', string(@year))"/></h2>
      <table>
       <caption class="unseen"><xsl:value-of select="tb:phrase('web.index.caption', 'year', string(@year))"/></caption>
       <xsl:call-template name="heads">
        <xsl:with-param name="text" select="tb:phrase('web.index.heads')"/>
        <xsl:with-param name="right" select="' 4 '"/>
       </xsl:call-template>
       <tbody><xsl:apply-templates select="key('year', @year)" mode="row"/></tbody>
      </table>
     </section>
    </xsl:for-each>
    <xsl:apply-templates select="$shelf/t:log" mode="end"/>
   </xsl:with-param>
  </xsl:call-template>
 </xsl:template>

 <!-- Where the ledger ends: what an auditor notes, and finds in it later. -->
 <xsl:template match="t:log" mode="end">
  <p class="soft"><xsl:value-of select="tb:phrase('web.ledger', 'rows', string(@rows))"/><code><xsl:value-of select="@head"/></code></p>
 </xsl:template>

 <xsl:template match="t:term" mode="row">
  <tr>
   <th scope="row" class="k"><a href="{@period}.html"><xsl:value-of select="tb:phrase('web.span.short', 'kind', string(@kind), 'label', string(@label), 'month', string(@month))"/></a></th>
   <td><xsl:value-of select="tb:phrase('web.kind', 'kind', string(@kind))"/></td>
   <td><xsl:call-template name="state"/></td>
   <td class="n">
    <xsl:choose>
     <xsl:when test="@expected"><xsl:value-of select="tb:phrase('web.of', 'k', string(@received), 'n', string(@expected))"/></xsl:when>
     <xsl:otherwise><xsl:value-of select="$none"/></xsl:otherwise>
    </xsl:choose>
   </td>
   <td>
    <xsl:choose>
     <xsl:when test="t:issue"><time datetime="{t:issue[last()]/@date}"><xsl:call-template name="day"><xsl:with-param name="of" select="string(t:issue[last()]/@date)"/></xsl:call-template></time></xsl:when>
     <xsl:otherwise><xsl:value-of select="$none"/></xsl:otherwise>
    </xsl:choose>
   </td>
  </tr>
 </xsl:template>

 <!-- ===== one period ===== -->

 <xsl:template name="period-page">
  <xsl:call-template name="page">
   <xsl:with-param name="title" select="string($span)"/>
   <xsl:with-param name="crumb" select="string($span)"/>
   <xsl:with-param name="tags">
    <xsl:for-each select="$term"><xsl:text> </xsl:text><xsl:call-template name="state"/></xsl:for-each>
   </xsl:with-param>
   <xsl:with-param name="body">
    <xsl:call-template name="state-line"/>
    <xsl:if test="$figures/f:notice"><p class="notice"><xsl:value-of select="$figures/f:notice"/></p></xsl:if>
    <xsl:call-template name="contents"/>
    <xsl:if test="$figures"><xsl:call-template name="key-figures"/></xsl:if>
    <xsl:if test="$status"><xsl:call-template name="reports"/><xsl:call-template name="findings"/></xsl:if>
    <xsl:if test="$figures"><xsl:call-template name="lamps"/></xsl:if>
    <xsl:if test="$term/t:chart"><xsl:call-template name="charts"/></xsl:if>
    <xsl:call-template name="files"/>
    <xsl:if test="$term/t:delivery"><xsl:call-template name="deliveries"/></xsl:if>
    <xsl:call-template name="dates"/>
    <xsl:call-template name="logs"/>
   </xsl:with-param>
  </xsl:call-template>
 </xsl:template>

 <xsl:template name="state-line">
  <xsl:variable name="issue" select="$term/t:issue[last()]"/>
  <xsl:variable name="issued"><xsl:if test="$issue"><xsl:value-of select="tb:day($issue/@date)"/></xsl:if></xsl:variable>
  <xsl:variable name="due"><xsl:if test="$term/@due"><xsl:value-of select="tb:day($term/@due)"/></xsl:if></xsl:variable>
  <p class="lead">
   <xsl:value-of select="tb:phrase('web.state.line', 'n', string(count($term/t:issue)), 'drafted', string($term/@drafted),
     'day', string($issued), 'number', string($issue/@number), 'due', string($due))"/>
  </p>
 </xsl:template>

 <xsl:template name="contents">
  <nav class="contents" aria-label="{tb:phrase('web.contents')}">
   <ul>
    <xsl:if test="$figures"><li><a href="#key"><xsl:value-of select="tb:phrase('web.h.key')"/></a></li></xsl:if>
    <xsl:if test="$status">
     <li><a href="#reports"><xsl:value-of select="tb:phrase('web.h.reports')"/></a></li>
     <li><a href="#findings"><xsl:value-of select="tb:phrase('web.h.findings')"/></a></li>
    </xsl:if>
    <xsl:if test="$figures"><li><a href="#lamps"><xsl:value-of select="tb:phrase('web.h.lamps')"/></a></li></xsl:if>
    <xsl:if test="$term/t:chart"><li><a href="#charts"><xsl:value-of select="tb:phrase('web.h.charts')"/></a></li></xsl:if>
    <li><a href="#files"><xsl:value-of select="tb:phrase('web.h.files')"/></a></li>
    <xsl:if test="$term/t:delivery"><li><a href="#sent"><xsl:value-of select="tb:phrase('web.h.sent')"/></a></li></xsl:if>
    <li><a href="#dates"><xsl:value-of select="tb:phrase('web.next')"/></a></li>
    <li><a href="#log"><xsl:value-of select="tb:phrase('web.h.log')"/></a></li>
   </ul>
  </nav>
 </xsl:template>

 <!-- A figure as printed, with sign, unit and mark; ‘——’ where there is none. -->
 <xsl:template name="value">
  <xsl:param name="id"/>
  <xsl:choose>
   <xsl:when test="tb:has($id)">
    <xsl:if test="tb:dir($id) = 'down'">-</xsl:if>
    <xsl:value-of select="tb:figure($id)"/>
    <xsl:if test="tb:mark($id) != ''"><sup><xsl:value-of select="tb:mark($id)"/></sup></xsl:if>
   </xsl:when>
   <xsl:otherwise><xsl:value-of select="$none"/></xsl:otherwise>
  </xsl:choose>
 </xsl:template>

 <!-- One tile: what, how much, and how that is. -->
 <xsl:template name="key">
  <xsl:param name="label"/>
  <xsl:param name="id"/>
  <div>
   <dt><xsl:value-of select="$label"/></dt>
   <dd class="big">
    <xsl:call-template name="value"><xsl:with-param name="id" select="$id"/></xsl:call-template>
    <xsl:if test="tb:state($id) = 'value' or tb:state($id) = 'zero' or tb:state($id) = 'carried'"><xsl:text> </xsl:text><small><xsl:value-of select="tb:unit($id)"/></small></xsl:if>
   </dd>
   <xsl:variable name="said">
    <said><xsl:value-of select="tb:phrase('web.key.completion', 'x', tb:maybe(concat($id, '-completion')))"/></said>
    <said><xsl:value-of select="tb:phrase('web.key.lead', 'month', string($figures/@month), 'd', tb:maybe(concat($id, '-lead')))"/></said>
    <said><xsl:value-of select="tb:phrase('web.key.growth', 'x', tb:maybe(concat($id, '-growth')))"/></said>
   </xsl:variable>
   <xsl:for-each select="exsl:node-set($said)/*[. != '']"><dd class="soft"><xsl:value-of select="."/></dd></xsl:for-each>
  </div>
 </xsl:template>

 <xsl:template name="key-figures">
  <xsl:call-template name="section">
   <xsl:with-param name="id" select="'key'"/>
   <xsl:with-param name="head" select="tb:phrase('web.h.key')"/>
   <xsl:with-param name="body">
    <dl class="keys">
     <xsl:if test="tb:has('city/rev')">
      <xsl:call-template name="key"><xsl:with-param name="label" select="tb:phrase('web.key.rev')"/><xsl:with-param name="id" select="'city/rev'"/></xsl:call-template>
     </xsl:if>
     <xsl:if test="tb:has('city/inv')">
      <xsl:call-template name="key"><xsl:with-param name="label" select="tb:phrase('web.key.inv')"/><xsl:with-param name="id" select="'city/inv'"/></xsl:call-template>
     </xsl:if>
     <xsl:if test="tb:has('problems/open')">
      <div>
       <dt><xsl:value-of select="tb:phrase('web.key.problems')"/></dt>
       <dd class="big"><xsl:value-of select="tb:figure('problems/open')"/><xsl:text> </xsl:text><small><xsl:value-of select="tb:unit('problems/open')"/></small></dd>
       <xsl:if test="tb:has('problems/overdue')"><dd class="soft"><xsl:value-of select="tb:phrase('web.key.overdue', 'n', tb:figure('problems/overdue'))"/></dd></xsl:if>
      </div>
     </xsl:if>
     <xsl:if test="$status/s:rates[@of = 'period']/@expected &gt; 0">
      <div>
       <dt><xsl:value-of select="tb:phrase('web.key.reports')"/></dt>
       <dd class="big"><xsl:value-of select="tb:phrase('web.of', 'k', string($status/s:rates[@of = 'period']/@actual), 'n', string($status/s:rates[@of = 'period']/@expected))"/></dd>
       <dd class="soft"><xsl:value-of select="concat($status/s:rates[@of = 'period']/@rate, '%')"/></dd>
      </div>
     </xsl:if>
    </dl>
   </xsl:with-param>
  </xsl:call-template>
 </xsl:template>

 <!-- ===== who has reported ===== -->

 <xsl:variable name="units" select="$status/s:unit"/>
 <xsl:variable name="silent" select="$units[@expected = 'yes' and @status = 'missing']"/>
 <xsl:variable name="waiting" select="$units[@counts = 'no']"/>
 <xsl:variable name="late" select="$units[@counts = 'yes' and @timeliness = 'late']"/>
 <xsl:variable name="met" select="$units[@counts = 'yes' and @timeliness = 'met']"/>

 <xsl:template name="reports">
  <xsl:variable name="rates" select="$status/s:rates[@of = 'period']"/>
  <xsl:call-template name="section">
   <xsl:with-param name="id" select="'reports'"/>
   <xsl:with-param name="head" select="tb:phrase('web.h.reports')"/>
   <xsl:with-param name="body">
    <p class="lead">
     <xsl:value-of select="tb:phrase('web.reports.line', 'day', tb:day($status/@day), 'n', string($rates/@expected), 'k', string($rates/@actual), 'm', string(count($silent)),
       'w', string(count($waiting)), 'late', string(count($late[@expected = 'yes'])), 'rate', string($rates/@rate-on-time))"/>
    </p>
    <xsl:if test="$units">
     <div class="units" aria-hidden="true">
      <xsl:for-each select="$met"><i></i></xsl:for-each>
      <xsl:for-each select="$late"><i class="late"></i></xsl:for-each>
      <xsl:for-each select="$waiting | $silent"><i class="off"></i></xsl:for-each>
     </div>
     <table>
      <caption class="unseen"><xsl:value-of select="tb:phrase('web.reports.caption', 'span', string($span))"/></caption>
      <xsl:call-template name="heads">
       <xsl:with-param name="text" select="tb:phrase('web.reports.heads')"/>
       <xsl:with-param name="right" select="' 5 '"/>
      </xsl:call-template>
      <tbody>
       <xsl:apply-templates select="$silent"/>
       <xsl:apply-templates select="$waiting"/>
       <xsl:apply-templates select="$late"/>
       <xsl:apply-templates select="$met"/>
      </tbody>
     </table>
    </xsl:if>
   </xsl:with-param>
  </xsl:call-template>
 </xsl:template>

 <xsl:template match="s:unit">
  <tr>
   <th scope="row">
    <xsl:value-of select="@name"/>
    <xsl:if test="@expected = 'no'"><span class="soft"><xsl:value-of select="tb:phrase('web.mark', 'text', tb:phrase('web.report.extra'))"/></span></xsl:if>
   </th>
   <td class="k">
    <span>
     <xsl:attribute name="class">
      <xsl:choose>
       <xsl:when test="@status = 'missing'">tag red</xsl:when>
       <xsl:when test="@counts = 'no' or @timeliness = 'late'">tag yellow</xsl:when>
       <xsl:otherwise>tag green</xsl:otherwise>
      </xsl:choose>
     </xsl:attribute>
     <xsl:value-of select="tb:phrase('web.report', 'status', string(@status), 'counts', string(@counts), 'time', string(@timeliness))"/>
    </span>
   </td>
   <td class="k">
    <xsl:choose>
     <xsl:when test="@arrived"><time datetime="{@arrived}"><xsl:call-template name="day"><xsl:with-param name="of" select="string(@arrived)"/></xsl:call-template></time></xsl:when>
     <xsl:otherwise><xsl:value-of select="$none"/></xsl:otherwise>
    </xsl:choose>
   </td>
   <td class="k">
    <xsl:choose>
     <xsl:when test="@version"><xsl:value-of select="tb:phrase('web.version', 'n', string(@version))"/></xsl:when>
     <xsl:otherwise><xsl:value-of select="$none"/></xsl:otherwise>
    </xsl:choose>
   </td>
   <td class="n">
    <xsl:choose>
     <xsl:when test="@queries"><xsl:value-of select="@queries"/></xsl:when>
     <xsl:otherwise><xsl:value-of select="$none"/></xsl:otherwise>
    </xsl:choose>
   </td>
  </tr>
 </xsl:template>

 <xsl:template name="findings">
  <xsl:variable name="asked" select="$status/s:asked"/>
  <xsl:variable name="open" select="$status/s:file[@open = 'yes']"/>
  <xsl:variable name="settled" select="$status/s:file[@open = 'no']"/>
  <xsl:call-template name="section">
   <xsl:with-param name="id" select="'findings'"/>
   <xsl:with-param name="head" select="tb:phrase('web.h.findings')"/>
   <xsl:with-param name="body">
    <p>
     <xsl:value-of select="tb:phrase('web.findings.line', 'refused', string($asked/@refused), 'settled', string($asked/@settled), 'left', string(count($status/s:file[@open = 'yes' and @outcome != 'pending' and @outcome != 'late' and @outcome != 'accepted'])), 'open', string($asked/@unanswered), 'before', string($asked/@from-before))"/>
    </p>
    <xsl:if test="$open"><ul class="found"><xsl:apply-templates select="$open"/></ul></xsl:if>
    <xsl:if test="$settled">
     <details>
      <summary><xsl:value-of select="tb:phrase('web.settled', 'n', string(count($settled)))"/></summary>
      <ul class="found"><xsl:apply-templates select="$settled"/></ul>
     </details>
    </xsl:if>
   </xsl:with-param>
  </xsl:call-template>
 </xsl:template>

 <xsl:template match="s:file">
  <li>
   <p>
    <xsl:choose>
     <xsl:when test="@unit-name"><strong><xsl:value-of select="@unit-name"/></strong></xsl:when>
     <xsl:otherwise><strong><xsl:value-of select="tb:phrase('web.finding.unknown')"/></strong></xsl:otherwise>
    </xsl:choose>
    <xsl:text> </xsl:text>
    <span>
     <xsl:attribute name="class">
      <xsl:choose>
       <xsl:when test="@outcome = 'pending' or @outcome = 'late'">tag yellow</xsl:when>
       <xsl:when test="@outcome = 'accepted'">tag green</xsl:when>
       <xsl:otherwise>tag red</xsl:otherwise>
      </xsl:choose>
     </xsl:attribute>
     <xsl:value-of select="tb:phrase('web.finding', 'outcome', string(@outcome))"/>
    </span>
   </p>
   <xsl:variable name="day"><xsl:call-template name="day"><xsl:with-param name="of" select="string(@arrived)"/></xsl:call-template></xsl:variable>
   <p class="soft"><xsl:value-of select="concat(@source, '　', tb:phrase('web.finding.meta', 'day', string($day), 'period', string(@period-label)))"/></p>
   <xsl:if test="s:group">
    <ul><xsl:for-each select="s:group"><li><xsl:value-of select="tb:phrase('web.finding.group', 'title', string(@title), 'n', string(@places))"/></li></xsl:for-each></ul>
   </xsl:if>
  </li>
 </xsl:template>

 <!-- ===== lamps ===== -->

 <xsl:template name="lamp-tag">
  <xsl:param name="lamp" select="string(@lamp)"/>
  <xsl:param name="mark" select="string(@lamp-mark)"/>
  <xsl:choose>
   <xsl:when test="$mark != ''"><span class="tag {$lamp}"><xsl:value-of select="$mark"/></span></xsl:when>
   <xsl:otherwise><xsl:value-of select="$none"/></xsl:otherwise>
  </xsl:choose>
 </xsl:template>

 <!-- How many of a kind have each lamp. -->
 <xsl:template name="lamp-counts">
  <xsl:param name="of"/>
  <xsl:param name="label"/>
  <xsl:if test="tb:has(concat('lamps/', $of, '/red'))">
   <li>
    <b><xsl:value-of select="$label"/></b>
    <xsl:for-each select="str:tokenize('red yellow green blue')">
     <xsl:variable name="id" select="concat('lamps/', $of, '/', .)"/>
     <xsl:if test="tb:has($id)">
      <span><span class="tag {.}"><xsl:value-of select="tb:phrase('web.lamp', 'lamp', string(.))"/></span><xsl:text> </xsl:text><xsl:value-of select="tb:figure($id)"/></span>
     </xsl:if>
    </xsl:for-each>
    <xsl:variable name="unlit" select="count($figures/f:projects/f:project[$of = 'project' and @lamp = '' and @noplan = 'yes'])"/>
    <xsl:if test="$unlit &gt; 0"><span><xsl:value-of select="tb:phrase('web.lamps.unlit')"/><xsl:text> </xsl:text><xsl:value-of select="$unlit"/></span></xsl:if>
   </li>
  </xsl:if>
 </xsl:template>

 <xsl:template name="lamp-table">
  <xsl:param name="of"/>
  <xsl:param name="scope"/>
  <xsl:param name="quantity"/>
  <xsl:param name="caption"/>
  <xsl:if test="$of">
   <table>
    <caption><xsl:value-of select="$caption"/></caption>
    <xsl:call-template name="heads">
     <xsl:with-param name="text" select="tb:phrase('web.lamps.heads', 'month', string($figures/@month))"/>
     <xsl:with-param name="right" select="' 2 3 '"/>
    </xsl:call-template>
    <tbody>
     <xsl:for-each select="$of">
      <tr>
       <th scope="row"><xsl:value-of select="@short"/></th>
       <td class="n"><xsl:call-template name="value"><xsl:with-param name="id" select="concat($scope, '/', @code, '/', $quantity, '-completion')"/></xsl:call-template></td>
       <td class="n"><xsl:call-template name="value"><xsl:with-param name="id" select="concat($scope, '/', @code, '/', $quantity, '-lead')"/></xsl:call-template></td>
       <td class="k"><xsl:call-template name="lamp-tag"/></td>
      </tr>
     </xsl:for-each>
    </tbody>
   </table>
  </xsl:if>
 </xsl:template>

 <xsl:template name="lamps">
  <xsl:call-template name="section">
   <xsl:with-param name="id" select="'lamps'"/>
   <xsl:with-param name="head" select="tb:phrase('web.h.lamps')"/>
   <xsl:with-param name="body">
    <ul class="lamps" aria-label="{tb:phrase('web.lamps.counts')}">
     <xsl:call-template name="lamp-counts"><xsl:with-param name="of" select="'county'"/><xsl:with-param name="label" select="tb:phrase('place.counties')"/></xsl:call-template>
     <xsl:call-template name="lamp-counts"><xsl:with-param name="of" select="'industry'"/><xsl:with-param name="label" select="tb:phrase('web.lamps.industry')"/></xsl:call-template>
     <xsl:call-template name="lamp-counts"><xsl:with-param name="of" select="'enterprise'"/><xsl:with-param name="label" select="tb:phrase('web.lamps.enterprise')"/></xsl:call-template>
     <xsl:call-template name="lamp-counts"><xsl:with-param name="of" select="'project'"/><xsl:with-param name="label" select="tb:phrase('web.lamps.project')"/></xsl:call-template>
    </ul>
    <div class="two">
     <xsl:call-template name="lamp-table">
      <xsl:with-param name="of" select="$figures/f:counties/f:county"/>
      <xsl:with-param name="scope" select="'county'"/>
      <xsl:with-param name="quantity" select="'inv'"/>
      <xsl:with-param name="caption" select="tb:phrase('web.lamps.counties')"/>
     </xsl:call-template>
     <xsl:call-template name="lamp-table">
      <xsl:with-param name="of" select="$figures/f:industries/f:industry"/>
      <xsl:with-param name="scope" select="'industry'"/>
      <xsl:with-param name="quantity" select="'rev'"/>
      <xsl:with-param name="caption" select="tb:phrase('web.lamps.industries')"/>
     </xsl:call-template>
    </div>
    <p class="soft"><xsl:value-of select="tb:phrase('web.lamps.note', 'month', string($figures/@month))"/></p>
   </xsl:with-param>
  </xsl:call-template>
 </xsl:template>

 <!-- ===== charts ===== -->

 <xsl:template name="charts">
  <xsl:call-template name="section">
   <xsl:with-param name="id" select="'charts'"/>
   <xsl:with-param name="head" select="tb:phrase('web.h.charts')"/>
   <xsl:with-param name="body">
    <xsl:variable name="widest">
     <xsl:for-each select="$term/t:chart">
      <xsl:sort select="str:tokenize(@box)[3]" data-type="number" order="descending"/>
      <xsl:if test="position() = 1"><xsl:value-of select="str:tokenize(@box)[3]"/></xsl:if>
     </xsl:for-each>
    </xsl:variable>
    <xsl:for-each select="$term/t:chart">
     <xsl:variable name="box" select="str:tokenize(@box)"/>
     <xsl:variable name="at" select="concat($term/@period, '/', str:encode-uri(@name, true()))"/>
     <figure>
      <!-- of one column of a page -->
      <xsl:if test="$box[3] * 2 &lt;= $widest"><xsl:attribute name="class">half</xsl:attribute></xsl:if>
      <picture>
       <xsl:if test="@narrow"><source media="(max-width: 30rem)" srcset="{$term/@period}/narrow/{str:encode-uri(@name, true())}.svg"/></xsl:if>
       <img src="{$at}.svg" alt="{@alt}" width="{round($box[3])}" height="{round($box[4])}"/>
      </picture>
      <figcaption>
       <a href="{$at}.svg" aria-label="{tb:phrase('web.chart.of', 'what', tb:phrase('web.chart.large'), 'title', string(@title))}"><xsl:value-of select="tb:phrase('web.chart.large')"/></a>
       <a href="{$at}.html" aria-label="{tb:phrase('web.chart.of', 'what', tb:phrase('web.chart.table'), 'title', string(@title))}"><xsl:value-of select="tb:phrase('web.chart.table')"/></a>
       <a href="{$at}.csv" aria-label="{tb:phrase('web.chart.of', 'what', tb:phrase('web.chart.csv'), 'title', string(@title))}"><xsl:value-of select="tb:phrase('web.chart.csv')"/></a>
      </figcaption>
     </figure>
    </xsl:for-each>
   </xsl:with-param>
  </xsl:call-template>
 </xsl:template>

 <!-- ===== files ===== -->

 <xsl:template name="link">
  <xsl:param name="folder"/>
  <xsl:param name="file"/>
  <xsl:param name="text"/>
  <xsl:param name="tail"/>
  <li>
   <a href="../{$folder}/{str:encode-uri($file, true())}"><xsl:value-of select="$text"/></a>
   <span class="soft"><xsl:value-of select="$tail"/></span>
  </li>
 </xsl:template>

 <xsl:template match="t:document | t:bound">
  <xsl:variable name="tail">
   <xsl:value-of select="tb:phrase('web.pdf')"/>
   <xsl:if test="@pages"><xsl:value-of select="concat(' ', tb:phrase('web.pages', 'n', string(@pages)))"/></xsl:if>
   <xsl:value-of select="concat(' ', @size)"/>
  </xsl:variable>
  <xsl:variable name="text">
   <xsl:choose>
    <xsl:when test="self::t:bound"><xsl:value-of select="tb:phrase('web.bound', 'title', string(@title), 'n', string(@documents))"/></xsl:when>
    <xsl:when test="@title != ''"><xsl:value-of select="@title"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="@name"/></xsl:otherwise>
   </xsl:choose>
  </xsl:variable>
  <xsl:call-template name="link">
   <xsl:with-param name="folder" select="../@folder"/>
   <xsl:with-param name="file" select="string(@file)"/>
   <xsl:with-param name="text" select="string($text)"/>
   <xsl:with-param name="tail" select="string($tail)"/>
  </xsl:call-template>
 </xsl:template>

 <xsl:template match="t:file">
  <xsl:param name="folder"/>
  <xsl:call-template name="link">
   <xsl:with-param name="folder" select="$folder"/>
   <xsl:with-param name="file" select="string(@name)"/>
   <xsl:with-param name="text" select="tb:phrase('web.file', 'name', string(@name))"/>
   <xsl:with-param name="tail" select="string(@size)"/>
  </xsl:call-template>
 </xsl:template>

 <!-- The main document of a kind of period first, then what is of all, then what is of each. -->
 <xsl:variable name="first" select="' monthly-bulletin public-bulletin review-handbook assessment '"/>
 <xsl:variable name="last" select="' manifest.xml SHA256SUMS '"/>

 <xsl:template match="t:release">
  <xsl:variable name="release" select="."/>
  <h3><xsl:value-of select="tb:phrase('web.release', 'n', string(@issue), 'edition', string(@edition))"/></h3>
  <ul class="files">
   <xsl:apply-templates select="t:document[contains($first, concat(' ', @name, ' '))]"/>
   <xsl:apply-templates select="t:document[not(contains($first, concat(' ', @name, ' '))) and not(contains(concat(@name, '-'), '-brief-')) and not(contains(@name, '-sheet-'))]"/>
   <xsl:apply-templates select="t:bound"/>
  </ul>
  <xsl:if test="t:document[contains(@name, '-brief-')]">
   <ul class="files cols"><xsl:apply-templates select="t:document[contains(@name, '-brief-')]"/></ul>
  </xsl:if>
  <xsl:for-each select="t:bound">
   <xsl:variable name="of" select="$release/t:document[starts-with(@name, concat(current()/@name, '-'))]"/>
   <xsl:if test="$of">
    <details>
     <summary><xsl:value-of select="tb:phrase('web.each', 'title', string(@title), 'n', string(count($of)))"/></summary>
     <ul class="files"><xsl:apply-templates select="$of"/></ul>
    </details>
   </xsl:if>
  </xsl:for-each>
  <xsl:if test="t:file">
   <ul class="files" aria-label="{tb:phrase('web.data')}">
    <xsl:apply-templates select="t:file[not(contains($last, concat(' ', @name, ' ')))]"><xsl:with-param name="folder" select="string(@folder)"/></xsl:apply-templates>
    <xsl:apply-templates select="t:file[contains($last, concat(' ', @name, ' '))]"><xsl:with-param name="folder" select="string(@folder)"/></xsl:apply-templates>
   </ul>
  </xsl:if>
 </xsl:template>

 <xsl:template name="files">
  <xsl:variable name="highest"><xsl:for-each select="$term/t:release/@issue"><xsl:sort select="." data-type="number" order="descending"/><xsl:if test="position() = 1"><xsl:value-of select="."/></xsl:if></xsl:for-each></xsl:variable>
  <xsl:variable name="earlier" select="$term/t:release[@issue and @issue != string($highest)]"/>
  <xsl:call-template name="section">
   <xsl:with-param name="id" select="'files'"/>
   <xsl:with-param name="head" select="tb:phrase('web.h.files')"/>
   <xsl:with-param name="body">
    <xsl:if test="not($term/t:release | $term/t:folder | $term/t:file)"><p><xsl:value-of select="tb:phrase('web.files.none')"/></p></xsl:if>
    <xsl:apply-templates select="$term/t:release[not(@issue) or @issue = string($highest)]"/>
    <xsl:for-each select="$term/t:folder[t:file]">
     <details>
      <summary><xsl:value-of select="tb:phrase('web.folder', 'name', string(@name), 'n', string(count(t:file)))"/></summary>
      <ul class="files">
       <xsl:apply-templates select="t:file"><xsl:with-param name="folder" select="concat($term/@period, '/', @name)"/></xsl:apply-templates>
      </ul>
     </details>
    </xsl:for-each>
    <xsl:if test="$term/t:file">
     <ul class="files"><xsl:apply-templates select="$term/t:file"><xsl:with-param name="folder" select="string($term/@period)"/></xsl:apply-templates></ul>
    </xsl:if>
    <xsl:if test="$earlier">
     <details>
      <summary><xsl:value-of select="tb:phrase('web.earlier', 'n', string(count($earlier[@edition = ''])))"/></summary>
      <xsl:apply-templates select="$earlier"/>
     </details>
    </xsl:if>
   </xsl:with-param>
  </xsl:call-template>
 </xsl:template>

 <!-- ===== what was handed out ===== -->

 <xsl:template match="t:delivery">
  <xsl:param name="tag"/>
  <xsl:variable name="day"><xsl:call-template name="day"><xsl:with-param name="of" select="substring(@at, 1, 10)"/></xsl:call-template></xsl:variable>
  <tr>
   <th scope="row">
    <xsl:value-of select="@name"/>
    <span class="soft k"><xsl:value-of select="tb:phrase('web.mark', 'text', tb:phrase('web.sent.how', 'role', string(@role), 'edition', string(@edition), 'channel', string(@channel)))"/></span>
    <xsl:if test="@state != 'sent'">
     <br/>
     <span class="soft">
      <xsl:choose>
       <xsl:when test="@reason"><xsl:value-of select="tb:phrase('web.sent.tries', 'n', string(@tries), 'reason', string(@reason))"/></xsl:when>
       <xsl:otherwise><xsl:value-of select="tb:phrase('web.sent.perhaps')"/></xsl:otherwise>
      </xsl:choose>
      <xsl:if test="@next">
       <xsl:variable name="again"><xsl:call-template name="day"><xsl:with-param name="of" select="substring(@next, 1, 10)"/></xsl:call-template></xsl:variable>
       <br/>
       <xsl:value-of select="tb:phrase('web.sent.next', 'day', string($again), 'time', substring(@next, 12, 5))"/>
      </xsl:if>
     </span>
    </xsl:if>
   </th>
   <td class="k">
    <span class="tag {$tag}"><xsl:value-of select="tb:phrase('web.sent.state', 'state', string(@state), 'next', string(@next))"/></span>
   </td>
   <td><time datetime="{@at}"><span class="k"><xsl:value-of select="$day"/></span><xsl:text> </xsl:text><span class="k"><xsl:value-of select="substring(@at, 12, 5)"/></span></time></td>
  </tr>
 </xsl:template>

 <!-- What became of one issue: what somebody must look at, then what waits, then the rest. -->
 <xsl:template name="sent-table">
  <xsl:param name="of"/>
  <xsl:variable name="lost" select="$of[@state = 'bounced' or (@state = 'failed' and not(@next))]"/>
  <xsl:variable name="sent" select="$of[@state = 'sent']"/>
  <xsl:variable name="waits" select="$of[@state = 'queued' or @state = 'unknown' or @next]"/>
  <p><xsl:value-of select="tb:phrase('web.sent.line', 'k', string(count($sent)), 'later', string(count($waits)), 'left', string(count($lost)))"/></p>
  <table>
   <caption class="unseen"><xsl:value-of select="tb:phrase('web.sent.caption', 'span', string($span), 'n', string($of/@issue))"/></caption>
   <xsl:call-template name="heads">
    <xsl:with-param name="text" select="tb:phrase('web.sent.heads')"/>
    <xsl:with-param name="right" select="''"/>
   </xsl:call-template>
   <tbody>
    <xsl:apply-templates select="$lost"><xsl:with-param name="tag" select="'red'"/></xsl:apply-templates>
    <xsl:apply-templates select="$waits"><xsl:with-param name="tag" select="'yellow'"/></xsl:apply-templates>
    <xsl:apply-templates select="$sent"><xsl:with-param name="tag" select="'green'"/></xsl:apply-templates>
   </tbody>
  </table>
 </xsl:template>

 <xsl:template name="deliveries">
  <xsl:variable name="newest"><xsl:for-each select="$term/t:delivery/@issue"><xsl:sort select="." data-type="number" order="descending"/><xsl:if test="position() = 1"><xsl:value-of select="."/></xsl:if></xsl:for-each></xsl:variable>
  <xsl:call-template name="section">
   <xsl:with-param name="id" select="'sent'"/>
   <xsl:with-param name="head" select="tb:phrase('web.h.sent')"/>
   <xsl:with-param name="body">
    <xsl:if test="$newest &gt; 1"><h3><xsl:value-of select="tb:phrase('web.sent.issue', 'n', string($newest))"/></h3></xsl:if>
    <xsl:call-template name="sent-table"><xsl:with-param name="of" select="$term/t:delivery[@issue = string($newest)]"/></xsl:call-template>
    <xsl:for-each select="$term/t:issue[@n != string($newest)]">
     <xsl:sort select="@n" data-type="number" order="descending"/>
     <xsl:variable name="of" select="$term/t:delivery[@issue = current()/@n]"/>
     <xsl:if test="$of">
      <details>
       <summary><xsl:value-of select="tb:phrase('web.sent.earlier', 'n', string(@n))"/></summary>
       <xsl:call-template name="sent-table"><xsl:with-param name="of" select="$of"/></xsl:call-template>
      </details>
     </xsl:if>
    </xsl:for-each>
   </xsl:with-param>
  </xsl:call-template>
 </xsl:template>

 <xsl:template name="logs">
  <xsl:call-template name="section">
   <xsl:with-param name="id" select="'log'"/>
   <xsl:with-param name="head" select="tb:phrase('web.h.log')"/>
   <xsl:with-param name="body">
    <xsl:choose>
     <xsl:when test="$term/t:log">
      <ul class="files">
       <xsl:for-each select="$term/t:log"><li><a href="../logs/{str:encode-uri(@name, true())}"><xsl:value-of select="@name"/></a></li></xsl:for-each>
      </ul>
     </xsl:when>
     <xsl:otherwise><p><xsl:value-of select="tb:phrase('web.log.none')"/></p></xsl:otherwise>
    </xsl:choose>
   </xsl:with-param>
  </xsl:call-template>
 </xsl:template>
</xsl:stylesheet>
