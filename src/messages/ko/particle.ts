/**
 * Particles that depend on how the word before them ends, named by the form that follows a closed syllable: `이` stands
 * for 이/가, `은` for 은/는, `을` for 을/를, `과` for 과/와, `으로` for 으로/로, `이라` for 이라/라.
 */
export type Particle = '이' | '은' | '을' | '과' | '으로' | '이라'

const AFTER_OPEN: Readonly<Record<Particle, string>> = {
  이: '가',
  은: '는',
  을: '를',
  과: '와',
  으로: '로',
  이라: '라',
}

/** How a word ends when it is read aloud in Korean; `ㄹ` alone takes 로 and not 으로. */
type Ending = 'open' | 'closed' | 'ㄹ' | 'unknown'

/** 영 일 이 삼 사 오 육 칠 팔 구. */
const DIGITS: readonly Ending[] = ['closed', 'ㄹ', 'open', 'closed', 'open', 'open', 'closed', 'ㄹ', 'ㄹ', 'open']

const HANGUL_FIRST = 0xac00
const HANGUL_LAST = 0xd7a3
/** Final consonants per syllable block, the first of which is none; the eighth is ㄹ. */
const FINALS = 28
const FINAL_RIEUL = 8

/** The particle that fits behind this word; both, as in `이(가)`, where the word ends in nothing that is read. */
export function particle(word: string, which: Particle): string {
  const ending = endingOf(word)
  if (ending === 'unknown')
    return which.startsWith('이라') ? '(이)라' : which === '으로' ? '(으)로' : `${which}(${AFTER_OPEN[which]})`
  if (ending === 'open' || (ending === 'ㄹ' && which === '으로')) return AFTER_OPEN[which]
  return which
}

/** A name in backticks, with the particle that fits it: `` `web`은 ``, `` `commands.sh`는 ``. */
export function tick(word: string | number | undefined, which?: Particle): string {
  const text = String(word ?? '')
  return `\`${text}\`${which === undefined ? '' : particle(text, which)}`
}

/** A comma-separated argument as names in backticks, with the particle that fits the last. */
export function ticks(list: string | number | undefined, which?: Particle): string {
  const words = String(list ?? '')
    .split(', ')
    .filter((word) => word !== '')
  return words.map((word, index) => tick(word, index === words.length - 1 ? which : undefined)).join(', ')
}

/** A number or a word without backticks, with its particle. */
export function plain(word: string | number | undefined, which?: Particle): string {
  const text = String(word ?? '')
  return text + (which === undefined ? '' : particle(text, which))
}

function endingOf(word: string): Ending {
  const last = /[\p{L}\p{N}](?=[^\p{L}\p{N}]*$)/u.exec(word)?.[0]
  if (last === undefined) return 'unknown'
  const code = last.codePointAt(0) ?? 0
  if (code >= HANGUL_FIRST && code <= HANGUL_LAST) {
    const final = (code - HANGUL_FIRST) % FINALS
    if (final === 0) return 'open'
    return final === FINAL_RIEUL ? 'ㄹ' : 'closed'
  }
  if (last >= '0' && last <= '9') return DIGITS[Number(last)] ?? 'unknown'
  return latinEnding(word)
}

/**
 * English words as they are said in Korean: file 파일, name 네임, line 라인, web 웹, set 셋, ping 핑 are closed; image 이미지,
 * apply 어플라이, restart 리스타트, log 로그, nginx 엔진엑스 are open. A rule of thumb, as there is no spelling rule.
 */
function latinEnding(word: string): Ending {
  const text = /([a-z]+)[^a-z]*$/i.exec(word)?.[1]?.toLowerCase()
  if (text === undefined) return 'unknown'
  if (/(?:l|le)$/.test(text)) return 'ㄹ'
  return /(?:[mn]|[aeiou][mn]e|ng|(?:^|[^aeiou])[aeiou](?:[bkpt]|ck))$/.test(text) ? 'closed' : 'open'
}
