/**
 * Particles that depend on how the word before them ends, named by the form that follows a closed syllable: `이` stands
 * for 이/가, `은` for 은/는, `을` for 을/를, `과` for 과/와, `으로` for 으로/로, `이라` for 이라/라, `이어야` for 이어야/여야.
 */
export type Particle = '이' | '은' | '을' | '과' | '으로' | '이라' | '이어야'

const AFTER_OPEN: Readonly<Record<Particle, string>> = {
  이: '가',
  은: '는',
  을: '를',
  과: '와',
  으로: '로',
  이라: '라',
  이어야: '여야',
}

/** What stands behind a word that is not read: both forms. */
const AFTER_UNREAD: Readonly<Record<Particle, string>> = {
  이: '이(가)',
  은: '은(는)',
  을: '을(를)',
  과: '과(와)',
  으로: '(으)로',
  이라: '(이)라',
  이어야: '이어야',
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
  if (ending === 'unknown') return AFTER_UNREAD[which]
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
  // 퍼센트
  if (word.endsWith('%')) return 'open'
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

/** Words that are not said as others of their spelling are: 템플릿, 타입, 체크, 엑시트, 오케이, 알. */
const SAID_OTHERWISE: readonly (readonly [pattern: RegExp, ending: Ending])[] = [
  [/(?:template|type)$/, 'closed'],
  [/(?:check|exit|^ok)$/, 'open'],
  [/^r$/, 'ㄹ'],
]

/**
 * How names end that are closed in Korean: a nasal (line 라인, name 네임, ping 핑), a short vowel before a stop (web 웹,
 * set 셋, app 앱, rollback 롤백, spec 스펙), a long vowel before p (sleep 슬립, group 그룹), hook 훅, and rollout 롤아웃.
 */
const CLOSED = /(?:[mn]|[aeiou][mn]e|ng|(?:^|[^aeiou])[aeiou](?:[bckpt]|ck|pp)|(?:ea|ee|ou)p|ook|out)$/

/**
 * English words as they are said in Korean: file 파일 and label 레이블 end in ㄹ; image 이미지, apply 어플라이, restart
 * 리스타트, log 로그, nginx 엔진엑스 are open. A rule of thumb, as there is no spelling rule.
 */
function latinEnding(word: string): Ending {
  const text = /([a-z]+)[^a-z]*$/i.exec(word)?.[1]?.toLowerCase()
  if (text === undefined) return 'unknown'
  const said = SAID_OTHERWISE.find(([pattern]) => pattern.test(text))
  if (said !== undefined) return said[1]
  if (/(?:l|le)$/.test(text)) return 'ㄹ'
  return CLOSED.test(text) ? 'closed' : 'open'
}
