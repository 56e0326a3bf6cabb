// Looks at pages in a real browser, at a telephone's width, a desk's and in print, in light and in
// dark, and says what is wrong with them.
//
// usage: look.js PAGE.html...             each fault a line; exit 1 if there is any
//        look.js --selftest PAGE.html     spoils the page in one way at a time: each must be found
//        look.js --shots DIR PAGE.html... pictures and PDFs, to be looked at
'use strict';
const fs = require('fs');
const path = require('path');
const { chromium } = require('playwright-core');

const WIDTHS = { phone: 360, desk: 1280 };
const PRINT = 672; // A4 less its margins, in CSS pixels
const RATIO = 4.5;
const TABS = 80; // so many stops of the Tab key are followed, of a spoilt page
const FEW_TABS = 4;

// --- what is asked of a page, in the page -------------------------------------------------

// Landmarks, headings, tables, pictures, links: what a screen reader goes by.
function structure() {
	const faults = [];
	const all = (selector) => [...document.querySelectorAll(selector)];
	const need = (is, text) => is || faults.push(text);
	const name = (e) => `<${e.localName}> ${e.textContent.trim().slice(0, 20)}`;
	need(document.documentElement.lang === 'zh-CN', 'no lang="zh-CN"');
	need(document.compatMode === 'CSS1Compat', 'no doctype');
	need(document.title.trim() !== '', 'no title');
	for (const landmark of ['header', 'main', 'footer', 'h1'])
		need(all(landmark).length === 1, `${all(landmark).length} <${landmark}>`);
	for (const nav of all('nav')) need(nav.getAttribute('aria-label'), 'a nav without a name');
	for (const e of all('section')) {
		const head = document.getElementById(e.getAttribute('aria-labelledby'));
		need(head && e.contains(head), `a section without its heading: ${name(e)}`);
	}
	let level = 0;
	for (const h of all('h1,h2,h3,h4')) {
		need(+h.localName[1] <= level + 1, `a level is left out before ${name(h)}`);
		level = +h.localName[1];
	}
	for (const th of all('th')) need(/^(col|row)$/.test(th.scope), `no scope: ${name(th)}`);
	for (const table of all('table')) {
		need(table.caption && table.tHead, 'a table without caption or head');
		const n = table.rows[0].cells.length;
		for (const row of table.rows) need(row.cells.length === n, `a row of other cells: ${name(row)}`);
	}
	for (const img of all('img')) {
		need(img.alt.length > 10, `no alternative text: ${img.src}`);
		need(img.naturalWidth > 0, `not there: ${img.currentSrc || img.src}`);
	}
	for (const a of all('a')) need((a.getAttribute('aria-label') || a.textContent).trim() !== '', 'a link without words');
	const ids = all('[id]').map((e) => e.id);
	need(new Set(ids).size === ids.length, 'an id stands twice');
	for (const a of all('a[href^="#"]')) need(ids.includes(a.getAttribute('href').slice(1)), `leads nowhere: ${a.href}`);
	need(all('script,[onclick],link,iframe,object').length === 0, 'a script, or a file that the page needs');
	need(all('a')[0].getAttribute('href') === '#main', 'the first link does not skip to the text');
	const text = document.body.textContent;
	for (const word of ['NaN', 'undefined', '，，', '。。', '，。', '（）', '：。', '0个；', ' 件'])
		need(!text.includes(word), `it says ${word}`);
	return faults;
}

// Nothing sticks out, and no text stands on another.
function layout() {
	const faults = [];
	const width = document.documentElement.clientWidth;
	if (document.documentElement.scrollWidth > width)
		faults.push(`it scrolls sideways: ${document.documentElement.scrollWidth} > ${width}`);
	const runs = [];
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		const of = node.parentElement;
		if (!node.data.trim() || of.closest('style,.unseen,.skip') || !of.checkVisibility()) continue;
		const range = document.createRange();
		range.selectNodeContents(node);
		for (const r of range.getClientRects())
			if (r.width > 0.5 && r.height > 0.5) {
				// the em box without the line's leading, which may lie over its neighbours
				const size = parseFloat(getComputedStyle(of).fontSize);
				const trim = Math.max(0, (r.height - size) / 2);
				runs.push({ l: r.left, r: r.right, t: r.top + trim, b: r.bottom - trim, s: node.data.trim().slice(0, 16) });
			}
	}
	for (const run of runs)
		if (run.l < -0.5 || run.r > width + 0.5) faults.push(`it sticks out: ${run.s}`);
	runs.sort((a, b) => a.t - b.t);
	for (let i = 0; i < runs.length; i++)
		for (let j = i + 1; j < runs.length && runs[j].t < runs[i].b - 1; j++)
			if (runs[j].l < runs[i].r - 1 && runs[j].r > runs[i].l + 1)
				faults.push(`one on the other: ${runs[i].s} / ${runs[j].s}`);
	if (runs.length < 5) faults.push('there is hardly any text');
	return faults.slice(0, 5);
}

// WCAG 2.2, 1.4.3: of each text against what lies behind it; the page is painted by itself alone.
function contrast(least) {
	const parse = (s) => s.match(/[\d.]+/g).map(Number);
	const light = ([r, g, b]) =>
		[r, g, b].map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
			.reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
	const ground = (e) => {
		for (; e; e = e.parentElement) {
			const c = parse(getComputedStyle(e).backgroundColor);
			if (c.length < 4 || c[3] === 1) return c;
		}
		return [255, 255, 255];
	};
	const faults = [];
	for (const e of document.querySelectorAll('body *')) {
		if (e.closest('style,.skip') || ![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) continue;
		const [a, b] = [light(parse(getComputedStyle(e).color)), light(ground(e))].sort((x, y) => y - x);
		const ratio = (a + 0.05) / (b + 0.05);
		if (ratio < least) faults.push(`contrast ${ratio.toFixed(2)}: ${e.textContent.trim().slice(0, 16)}`);
	}
	return faults.slice(0, 5);
}

// --- and with keys, and of the files ---------------------------------------------------------

// The Tab key visits what can be used in the order of the page, and one sees where it is.
async function keyboard(page, most) {
	const stops = await page.evaluate(() => {
		window.stops = [...document.querySelectorAll('a[href],summary')].filter((e) => e.checkVisibility());
		return window.stops.length;
	});
	for (let i = 0; i < Math.min(stops, most); i++) {
		await page.keyboard.press('Tab');
		const fault = await page.evaluate((n) => {
			const at = document.activeElement, style = getComputedStyle(at), box = at.getBoundingClientRect();
			const words = at.textContent.trim().slice(0, 16);
			if (at !== window.stops[n]) return `stop ${n + 1} of Tab is '${words}'`;
			if (at.className !== 'skip' && (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2))
				return `no focus to be seen on '${words}'`;
			if (box.height < 20 || box.bottom < 0 || box.top > innerHeight) return `out of sight or too low: '${words}'`;
			return '';
		}, i);
		if (fault) return [fault];
	}
	return [];
}

async function links(page, file) {
	const found = await page.evaluate(() =>
		[...document.querySelectorAll('a[href],img,source')].map((e) => e.getAttribute('href') || e.getAttribute('src') || e.getAttribute('srcset')));
	return found.filter((href) => !href.startsWith('#'))
		.filter((href) => /^[a-z]+:/.test(href) || !fs.existsSync(path.resolve(path.dirname(file), decodeURIComponent(href))))
		.map((href) => `leads nowhere: ${href}`).slice(0, 5);
}

// All that is asked, in every form of the page. spoil: what a self-test does to it.
async function look(browser, file, spoil) {
	const faults = [];
	const add = (form, found) => faults.push(...found.map((text) => `${path.basename(file)}, ${form}: ${text}`));
	for (const form of ['phone', 'desk']) {
		const page = await browser.newPage({ viewport: { width: WIDTHS[form], height: 800 } });
		await page.goto(`file://${file}`);
		await page.evaluate(() => document.querySelectorAll('img').forEach((i) => { i.loading = 'eager'; }));
		if (spoil) await page.evaluate(spoil);
		if (form === 'phone') add(form, [...await page.evaluate(structure), ...await links(page, file)]);
		add(form, await keyboard(page, spoil ? FEW_TABS : TABS));
		for (const colorScheme of ['light', 'dark']) {
			await page.emulateMedia({ colorScheme });
			add(`${form}, ${colorScheme}`, await page.evaluate(contrast, RATIO));
		}
		add(form, await page.evaluate(layout));
		await page.evaluate(() => document.querySelectorAll('details').forEach((d) => { d.open = true; }));
		add(`${form}, opened`, await page.evaluate(layout));
		if (form === 'desk') {
			await page.emulateMedia({ media: 'print', colorScheme: 'light' });
			await page.setViewportSize({ width: PRINT, height: 950 });
			add('print', [...await page.evaluate(layout), ...await page.evaluate(contrast, RATIO)]);
		}
		await page.close();
	}
	return faults;
}

// --- the self-test -----------------------------------------------------------------------------

const style = (css) => `document.head.insertAdjacentHTML('beforeend', '<style>${css}</style>')`;
const SPOILT = [
	['pale text', style('.soft{color:#999 !important}'), /contrast/],
	['pale text in the dark', style('@media (prefers-color-scheme:dark){p{color:#555 !important}}'), /dark: contrast/],
	['a wide table', style('main{min-width:420px}'), /sideways/],
	['text on text', style('h2+*{margin-top:-1.9rem !important}'), /one on the other/],
	['a wide print', style('@media print{main{min-width:900px}}'), /print: it scrolls/],
	['no focus', style('*{outline:none !important}'), /no focus/],
	['another order', "document.querySelector('footer p').innerHTML = '<a href=\"#main\" tabindex=\"1\">x</a>'", /stop 1/],
	['no language', "document.documentElement.removeAttribute('lang')", /lang/],
	['two h1', "document.querySelector('h2').outerHTML = '<h1>x</h1>'", /2 <h1>/],
	['no scope', "document.querySelector('th').removeAttribute('scope')", /scope/],
	['no skip link', "document.querySelector('.skip').remove()", /skip/],
	['no main', "document.querySelector('main').outerHTML = '<div id=main></div>'", /0 <main>/],
	['a dead link', "document.querySelector('.site').innerHTML = '<a href=\"gone.html\">x</a>'", /nowhere: gone/],
	['a link elsewhere', "document.querySelector('.site').innerHTML = '<a href=\"http://example.org/\">x</a>'", /nowhere: http/],
	['a script', "document.body.append(document.createElement('script'))", /script/],
];

async function selftest(browser, file) {
	let missed = 0;
	for (const [what, spoil, fault] of SPOILT)
		if (!(await look(browser, file, spoil)).some((said) => fault.test(said))) {
			console.log(`not seen: ${what}`);
			missed++;
		}
	console.log(`self-test: ${SPOILT.length - missed} of ${SPOILT.length} planted faults seen`);
	return missed;
}

async function shots(browser, folder, files) {
	for (const file of files)
		for (const form of ['phone', 'desk']) {
			const page = await browser.newPage({ viewport: { width: WIDTHS[form], height: 800 } });
			await page.goto(`file://${file}`);
			const stem = path.join(folder, path.basename(file, '.html'));
			await page.screenshot({ path: `${stem}-${form}.png`, fullPage: true });
			if (form === 'desk') await page.pdf({ path: `${stem}.pdf`, preferCSSPageSize: true });
			await page.close();
		}
	return 0;
}

(async () => {
	const browser = await chromium.launch({
		executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox'] });
	const args = process.argv.slice(2);
	const option = args[0].startsWith('--') ? args.shift() : '';
	let bad = 0;
	if (option === '--selftest') bad = await selftest(browser, path.resolve(args[0]));
	else if (option === '--shots') bad = await shots(browser, args.shift(), args.map((f) => path.resolve(f)));
	else {
		for (const file of args)
			for (const fault of await look(browser, path.resolve(file))) {
				console.log(fault);
				bad++;
			}
		console.log(`${args.length} pages, ${bad} faults`);
	}
	await browser.close();
	process.exitCode = bad > 0 ? 1 : 0;
})();
