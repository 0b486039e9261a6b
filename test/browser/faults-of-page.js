/* Runs inside of a page: what can be seen to be wrong with it by looking at its elements; an empty list when nothing is. */

const all = (selector) => [...document.querySelectorAll(selector)]
const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)

function headingFaults() {
  const faults = all('h1').length === 1 ? [] : [`${all('h1').length} headings of level 1`]
  let before = 0
  for (const heading of all('h1,h2,h3,h4,h5,h6')) {
    const level = Number(heading.tagName.slice(1))
    if (level > before + 1) faults.push(`heading of level ${level} after ${before}: ${heading.textContent}`)
    if (heading.textContent.trim() === '') faults.push(`empty heading of level ${level}`)
    before = level
  }
  return faults
}

function isNamed(picture) {
  const ids = (picture.getAttribute('aria-labelledby') ?? '').split(' ')
  return ids.every((id) => document.getElementById(id)?.textContent)
}

function leads(link) {
  const target = link.getAttribute('href')
  return /^#./.test(target) && all(target).length === 1
}

function nameFaults() {
  const ids = all('[id]').map(({ id }) => id)
  const twice = new Set(ids.filter((each, at) => ids.indexOf(each) !== at))
  return [
    ...(document.documentElement.lang === '' ? ['no language'] : []),
    ...(document.title === '' ? ['no title'] : []),
    ...[...twice].map((id) => `two elements are called ${id}`),
    ...all('svg').flatMap((picture) => (isNamed(picture) ? [] : ['a picture without a title or a description'])),
    ...all('table').flatMap((table) => (table.querySelector('thead th[scope=col]') ? [] : ['a table without headers'])),
    ...all('[role=region]:not([aria-label])').map(() => 'a region without a name'),
    ...all('details:not(:has(> summary))').map(() => 'a fold without a summary'),
    ...all('a').flatMap((link) => (leads(link) ? [] : [`a link to ${link.getAttribute('href')}`])),
  ]
}

function backgroundOf(element) {
  for (let each = element; each !== null; each = each.parentElement) {
    const { backgroundColor } = getComputedStyle(each)
    if (backgroundColor !== 'rgba(0, 0, 0, 0)') return backgroundColor
  }
  return 'rgb(255, 255, 255)'
}

function luminance(color) {
  const [red, green, blue] = color.match(/[\d.]+/g).map((each) => Number(each) / 255)
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/* Texts whose colour is too near to that of what is behind them, by WCAG 2.2, 1.4.3. */
function faintTexts() {
  const faint = new Set()
  for (const element of all('h1,h2,h3,h4,p,td,th,dt,dd,summary,code,pre,span,a')) {
    const lights = [luminance(getComputedStyle(element).color), luminance(backgroundOf(element))]
    const ratio = (Math.max(...lights) + 0.05) / (Math.min(...lights) + 0.05)
    if (ratio < 4.5) faint.add(`contrast of ${element.tagName}.${element.className} is ${ratio.toFixed(1)}`)
  }
  return [...faint]
}

function faultsOfPage() {
  return [...headingFaults(), ...nameFaults(), ...faintTexts()]
}

faultsOfPage()
