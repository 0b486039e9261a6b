import type { Args } from '../../domain/diagnostic.ts'

/** How to mend an exec form with the whole command in one word. Shell form of `ENTRYPOINT` would take no arguments. */
export function execFormHelp({ keyword, word, needs }: Args): string {
  if (needs !== 'shell') return '명령의 단어마다 따로 문자열로 쓰세요'
  const started = `\`${keyword} ["sh", "-c", ${JSON.stringify(word)}]\``
  return `셸이 읽어야 합니다: ${keyword === 'ENTRYPOINT' ? '' : `\`${keyword} ${word}\` 또는 `}${started}`
}

/** The same where `docker run` or a pod holds the command. */
export function oneWordHelp({ where, program, word, needs }: Args): string {
  if (where === 'entrypoint-option') {
    return `\`--entrypoint\`에는 프로그램만 씁니다: \`--entrypoint ${program}\`, 인자는 이미지 이름 뒤에`
  }
  if (where === 'pod') {
    return needs === 'shell'
      ? `셸이 읽어야 합니다: \`["sh", "-c", ${JSON.stringify(word)}]\``
      : '단어마다 따로 항목으로 쓰세요'
  }
  return needs === 'shell' ? '셸이 읽어야 합니다. 따옴표 앞에 `sh -c`를 쓰세요' : '단어마다 따로 서도록 따옴표를 빼세요'
}
