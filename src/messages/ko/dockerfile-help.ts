import { type DockerfileRemedy, dockerfileRemedy } from '../dockerfile-remedy.ts'
import { tick } from './particle.ts'

const TEXTS: Readonly<Record<DockerfileRemedy, (name: string) => string>> = {
  colon: (name) => `명령어에는 콜론을 붙이지 않습니다. ${tick(name.toUpperCase())} 뒤에 공백을 쓰세요`,
  blank: (name) => `${tick(name.toUpperCase(), '과')} 그 뒤의 텍스트 사이에 공백을 넣으세요`,
  'instruction-meant': (name) => `${tick(name, '으로')} 쓰세요`,
  instruction: () => '줄마다 `FROM`, `COPY`, `ENTRYPOINT`, `CMD` 같은 명령어로 시작하세요',
  'strings-only': () => '목록의 단어는 숫자까지 모두 큰따옴표로 묶으세요: `["one", 2]`가 아니라 `["one", "2"]`',
  from: () => 'Dockerfile을 `FROM`과 베이스 이미지 이름으로 시작하세요',
  'no-file': () => '확장자 없이 이름이 `Dockerfile`인 파일이 있어야 합니다',
  'image-meant': (name) => `${tick(name, '을')} 쓰려고 하셨나요?`,
  image: () => '베이스 이미지의 이름과 태그를 실제로 있는 것과 비교하세요',
  'not-in-context': (path) =>
    `빌드 컨텍스트에 ${tick(path.replace(/^\//, ''), '이')} 없습니다. 실습이 요구하는 파일만 그 안에 있습니다`,
  arguments: () => '명령어에 필요한 것을 같은 줄의 바로 뒤에 쓰세요',
  other: () => '빌드가 여기서 끝났고 그 뒤는 보지 않았습니다. 고친 뒤에 다시 빌드하세요',
}

/** How to mend a Dockerfile that does not build. */
export function dockerfileHelp(message: string): string {
  const { remedy, name } = dockerfileRemedy(message)
  return TEXTS[remedy](name)
}
