/** What `--help` says, by its English words. */
export const KOREAN_HELP: Readonly<Record<string, string>> = {
  'Usage:': '사용법:',
  'Arguments:': '인자:',
  'Options:': '옵션:',
  'Commands:': '명령:',
  'Learning:': '학습:',
  'Without an exercise:': '실습 없이:',
  'Writing exercises:': '실습 만들기:',
  'Teaching and CI:': '수업과 CI:',
  'display help for command': '이 도움말을 보여 줍니다',
  'Grades Kubernetes and Docker exercises offline. Nothing that is handed in is ever executed.':
    '쿠버네티스와 Docker 실습을 오프라인으로 채점합니다. 제출한 것은 절대 실행하지 않습니다.',
  'an exercise: `exercise-3`, or `3` for short': '실습: `exercise-3`, 줄여서 `3`',
  'a folder or one file; default: ./ID, ./submissions/ID, else this folder':
    '폴더나 파일 하나. 기본값: ./ID, ./submissions/ID, 없으면 이 폴더',
  'one scenario or one check': '시나리오 하나나 검사 하나만',
  'show also what each command printed': '각 명령의 출력도 보여 줍니다',
  'grade again each time a file is saved': '파일을 저장할 때마다 다시 채점합니다',
  'where the exercises are; default: GRADE_EXERCISES, the nearest exercises/ upward':
    '실습이 있는 곳. 기본값: GRADE_EXERCISES, 위쪽에서 가장 가까운 exercises/',
  'language of the output': '출력 언어',
  'for screen readers: one fact per line': '스크린 리더용: 한 줄에 한 가지씩 출력합니다',
  'without signs that are not ASCII': 'ASCII가 아닌 기호를 쓰지 않습니다',
  'with colour, also into a file': '파일에 쓸 때도 색을 씁니다',
  'without colour': '색을 쓰지 않습니다',
  'print the version': '버전을 출력합니다',
  'list the exercises, and how far you are': '실습 목록과 진행 상황을 보여 줍니다',
  'the ids alone, for programs': '프로그램에서 쓸 ID만 출력합니다',
  'say which exercise is next, and what to type': '다음 실습과 입력할 명령을 알려 줍니다',
  'print the task of an exercise': '실습의 과제를 보여 줍니다',
  'begin an exercise: put its first files into a folder of your own':
    '실습을 시작합니다: 시작 파일을 작업 폴더에 만듭니다',
  'default: the one that is next': '기본값: 다음 실습',
  'default: ./ID': '기본값: ./ID',
  'open the next hint': '다음 힌트를 봅니다',
  'a check as reports name it, `rollback/history`; default: the first that is not passed':
    '보고서에 나오는 검사 이름, `rollback/history`. 기본값: 통과하지 못한 첫 검사',
  'the hints up to this one': '이 번호까지의 힌트',
  'all hints': '힌트 모두',
  'begin an exercise anew; your files are kept in a folder beside it':
    '실습을 처음부터 다시 시작합니다. 지금까지의 파일은 옆 폴더에 보관합니다',
  'without asking': '묻지 않습니다',
  'answer the questions of a quiz in the terminal, one by one': '터미널에서 퀴즈 문제에 하나씩 답합니다',
  'print a file of answers to fill in instead': '묻는 대신, 채워 넣을 답안 파일을 출력합니다',
  'forget what was answered before': '이전에 입력한 답을 지웁니다',
  'write the answers to a file at the end': '끝나면 답을 파일에 씁니다',
  'who answers: chooses among variants of questions; default: GRADE_LEARNER':
    '답하는 사람: 문제의 변형을 고릅니다. 기본값: GRADE_LEARNER',
  'show what a sequence of manifests and commands does: revisions and why, pods over time, what is wrong':
    '매니페스트와 명령을 차례로 적용하면 어떻게 되는지: 리비전과 그 이유, 시간에 따른 파드, 잘못된 점',
  'manifests in the order in which they are applied, or a file of commands (`.sh`)':
    '적용하는 순서대로 적은 매니페스트, 또는 명령 파일(`.sh`)',
  'not-found, unauthorized, unready, slow or exits:CODE; repeatable':
    'not-found, unauthorized, unready, slow, exits:CODE. 여러 번 쓸 수 있음',
  'a YAML file with `images:` as the front matter of an exercise has them':
    '실습의 프런트 매터처럼 `images:`를 적은 YAML 파일',
  'the trace for programs': '프로그램용 추적 기록',
  'show what a container starts: image config, where each word comes from, how it ends, what is wrong':
    '컨테이너가 무엇을 시작하는지: 이미지 설정, 각 단어의 출처, 어떻게 끝나는지, 잘못된 점',
  'the Dockerfile, or the folder with it; default: ./Dockerfile': 'Dockerfile이나 그 폴더. 기본값: ./Dockerfile',
  'behind `--`: the words behind the image of `docker run`': '`--` 뒤: `docker run`에서 이미지 뒤에 오는 단어',
  'the stage to build': '빌드할 스테이지',
  'as for `docker build`; repeatable': '`docker build`와 같음. 여러 번 쓸 수 있음',
  'as for `docker run`': '`docker run`과 같음',
  'a whole `docker run [OPTIONS] IMAGE [ARGS]`': '`docker run [OPTIONS] IMAGE [ARGS]` 한 줄 전체',
  'a manifest whose containers run the image': '이 이미지를 실행하는 컨테이너가 있는 매니페스트',
  'a base image: its config as JSON, or its Dockerfile; repeatable':
    '베이스 이미지: JSON 설정이나 Dockerfile. 여러 번 쓸 수 있음',
  'every way to start it, side by side': '시작하는 모든 방법을 나란히 보여 줍니다',
  'for programs': '프로그램용',
  'check manifests and Dockerfiles by themselves, without an exercise and without applying them':
    '실습과 상관없이, 적용하지도 않고 매니페스트와 Dockerfile 자체를 검사합니다',
  'manifests, Dockerfiles, and folders of them': '매니페스트, Dockerfile, 또는 그 폴더',
  'the findings for programs': '프로그램용 결과',
  'start an exercise: files that are sound as they are, to be changed':
    '새 실습의 틀을 만듭니다: 그대로도 올바른 파일이며, 고쳐 나가면 됩니다',
  'its name: `exercise-14`, or `14` for short': '이름: `exercise-14`, 줄여서 `14`',
  'prove exercises: starter, solution, known answers, links, and whether the checks notice mistakes':
    '실습을 검증합니다: 시작 파일, 모범 답안, 알려진 답, 링크, 그리고 검사가 실수를 잡아내는지',
  'default: the whole course': '기본값: 과정 전체',
  'show also the mutants that behave like a right answer': '맞는 답처럼 동작하는 변형도 보여 줍니다',
  'grade a class: a folder or an archive with the submissions of many learners':
    '학급을 채점합니다: 여러 수강생의 제출물이 든 폴더나 압축 파일',
  'a folder or ZIP archive for each learner, or what Classroom 50, gh classroom, Moodle or Canvas download':
    '수강생마다 폴더나 ZIP 파일 하나, 또는 Classroom 50, gh classroom, Moodle, Canvas에서 내려받은 것',
  'what was handed in; default: as the folders are called; repeatable':
    '제출한 실습. 기본값: 폴더 이름. 여러 번 쓸 수 있음',
  'one part of the class, such as 2/5; index/5 in a Kubernetes Indexed Job':
    '학급의 한 부분, 예: 2/5. Kubernetes Indexed Job에서는 index/5',
  'a CSV file with everybody who is expected to hand in': '제출해야 할 사람이 모두 적힌 CSV 파일',
  'threads; default: as many as pay': '스레드 수. 기본값: 빨라지는 만큼',
  'work everything out anew': '모두 새로 계산합니다',
  'a YAML file with deadlines, what lateness costs, pass marks, decisions on single cases':
    '마감, 늦은 제출의 감점, 통과 기준, 개별 결정이 적힌 YAML 파일',
  'what makes the exit code other than 0': '종료 코드가 0이 아니게 되는 조건',
  'put the results of the parts of a class together': '학급 각 부분의 결과를 합칩니다',
  'what `grade batch --shard … --reporter json=FILE` wrote': '`grade batch --shard … --reporter json=FILE`이 쓴 파일',
  'say whose results changed between two gradings of a class, and why':
    '두 채점 사이에 누구의 결과가 왜 달라졌는지 알려 줍니다',
  'what `grade batch --reporter json=FILE` wrote': '`grade batch --reporter json=FILE`이 쓴 파일',
  'grade a class anew and say which results are not what its sources give':
    '학급을 다시 채점해, 원본과 맞지 않는 결과를 알려 줍니다',
  'the class, as for `batch`': '`batch`에서와 같은 학급',
  'as for `batch`': '`batch`와 같음',
  'explain a command': '명령을 설명합니다',
  'explain a diagnostic code': '진단 코드를 설명합니다',
  'look at what grade needs, and say what to mend': 'grade에 필요한 것을 점검하고 고칠 점을 알려 줍니다',
  'print a script that completes commands, options and exercises in a shell':
    '셸에서 명령, 옵션, 실습을 자동 완성하는 스크립트를 출력합니다',
  'bash, zsh or fish': 'bash, zsh, fish',
  'text, json, junit or html, on stdout or into a file; repeatable':
    'text, json, junit, html: 표준 출력이나 파일로. 여러 번 쓸 수 있음',
  'write what each learner is told, a Markdown file for each exercise':
    '수강생마다 알려 줄 내용을 실습별 Markdown 파일로 씁니다',
  'text, markdown, html, csv, json, jsonl or junit, on stdout or into a file; repeatable':
    'text, markdown, html, csv, json, jsonl, junit: 표준 출력이나 파일로. 여러 번 쓸 수 있음',
  'fill the results of a class into the gradebook of a learning platform':
    '학급의 결과를 학습 플랫폼의 성적부에 채워 넣습니다',
  'whose gradebook it is': '성적부를 내보낸 플랫폼',
  'the CSV file that the platform exported; all but the grades stays as it is':
    '플랫폼에서 내보낸 CSV 파일. 성적 말고는 그대로 둡니다',
  'what to fill in, where the results are for several': '결과에 실습이 여럿일 때 채워 넣을 실습',
  'the column to fill; default: the one called like the exercise': '채워 넣을 열. 기본값: 실습과 이름이 같은 열',
  'the column of feedback, where the platform has one': '플랫폼에 있으면, 피드백 열',
  'the column that says whose a row is; default: ids, logins and e-mail addresses':
    '누구의 행인지 알려 주는 열. 기본값: ID, 로그인, 이메일 주소',
  'where to write it; default: stdout': '쓸 곳. 기본값: 표준 출력',
  'grade where learners hand in: GitHub Actions, Classroom 50, Gradescope':
    '제출하는 곳에서 채점합니다: GitHub Actions, Classroom 50, Gradescope',
  'write the files that a platform needs, and say what they are for; what was edited stays':
    '플랫폼에 필요한 파일을 쓰고 무엇인지 설명합니다. 고친 파일은 그대로 둡니다',
  'what is handed in there': '그곳에 제출할 실습',
  where: '플랫폼',
  'where the files go; default: here for workflows, else a folder called like the platform':
    '파일을 둘 곳. 기본값: 워크플로는 이 폴더, 그 밖에는 플랫폼 이름의 폴더',
  'the action of the workflow: a release, a commit, or a folder `./…` of the repository, which is written too':
    '워크플로의 액션: 릴리스, 커밋, 또는 저장소의 폴더 `./…`. 폴더이면 액션도 씁니다',
  'write also over what was edited': '고친 파일도 덮어씁니다',
}
