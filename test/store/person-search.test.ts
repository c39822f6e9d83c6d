import { afterAll, beforeAll, expect, test } from 'vitest'
import { searchedName } from '../../src/domain/person/search.ts'
import { connectDatabase, type Database } from '../../src/store/database.ts'
import { createTestDatabase, type TestDatabase } from '../kit/database.ts'

let ground: TestDatabase
let database: Database
beforeAll(async () => {
  ground = await createTestDatabase()
  database = connectDatabase(ground.url)
})
afterAll(async () => {
  await database.close()
  await ground.drop()
})

const letters = 'aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ'

test('what is typed is folded as names are in the database: each Vietnamese letter, composed and decomposed', async () => {
  const names = [...letters, ...letters.toUpperCase()].flatMap(letter => [
    `Tr${letter}n ${letter}`,
    `Tr${letter}n ${letter}`.normalize('NFD'),
  ])
  const others = ['H’Hen Niê', "K'Brơi", 'Y Bhiêm', 'Straße', 'Œuvre', 'Jean-Luc', 'Nguyễn (B) Đạt']
  const all = [...names, ...others]
  const patterns = all.map(name => `%${searchedName(name)}%`)
  const unlike = await database.prisma.$queryRawUnsafe<{ name: string }[]>(
    `SELECT n."name" FROM unnest($1::text[], $2::text[]) AS n("name", "pattern")
     WHERE fold_name(n."name") NOT LIKE n."pattern"`,
    all,
    patterns,
  )
  expect(unlike).toEqual([])
})
