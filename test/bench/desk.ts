import { randomUUID } from 'node:crypto'
import { writeWorkbook } from '../../src/tables/write.ts'
import { startChild } from './child.ts'
import { deskPeople, deskWorkbook } from './desk-file.ts'
import { deskReaders, measureReports } from './desk-reports.ts'
import type { Ground } from './stage.ts'
import { fixed, type Row, sayTable } from './table.ts'

type Measured = Readonly<
  Record<'checking' | 'writing' | 'repeating' | 'changes' | 'before' | 'highest' | 'office', number>
>

const province = 'DESK'

/** A province of its own, with one member of staff and nobody else. */
const settleDesk = async ({ database: { prisma } }: Ground): Promise<string> => {
  const [unitId, personId] = [randomUUID(), randomUUID()]
  const validFrom = new Date('2010-01-01')
  await prisma.unit.create({
    data: { id: unitId, code: province, kind: 'province', name: 'Tỉnh D', validFrom },
  })
  await prisma.person.create({
    data: {
      id: personId,
      code: province,
      name: 'Trần Thị Nhập',
      kind: 'civilServant',
      createdAt: new Date(),
    },
  })
  await prisma.role.create({ data: { id: randomUUID(), personId, role: 'staff', unitId, validFrom } })
  return personId
}

/** The import of a whole province, asked for by a process with the flags of the bot, then its reports. */
export const measureDesk = async (ground: Ground, botFlags: readonly string[]): Promise<void> => {
  const personId = await settleDesk(ground)
  const bytes = await writeWorkbook(deskWorkbook(province))
  const child = startChild(new URL('./desk-process.ts', import.meta.url), botFlags)
  const { databaseUrl } = ground
  const measured = await child
    .ask<Measured>({ databaseUrl, personId, bytes: Buffer.from(bytes).toString('base64') })
    .finally(() => child.stop())
  const { checking, writing, repeating, changes, before, highest, office } = measured
  const rows: Row[] = [
    { name: 'read and looked through, nothing written', value: `${fixed(checking)} s` },
    {
      name: 'read again and written, one transaction',
      value: `${fixed(writing)} s`,
      target: '≤ 20 s',
      isMet: writing <= 20,
    },
    { name: 'the same file again: changes', value: String(changes), target: '0', isMet: changes === 0 },
    { name: 'looked through for that', value: `${fixed(repeating)} s` },
    {
      name: 'RSS of the bot before and at its highest',
      value: `${fixed(before, 0)}, ${fixed(highest, 0)} MB`,
    },
    { name: 'of the process that imports, at its highest', value: `${fixed(office, 0)} MB` },
  ]
  const size = fixed(bytes.byteLength / 1_048_576)
  sayTable(`desk: a workbook of ${size} MB, ${fixed(deskPeople, 0)} people with 4 posts each`, rows)
  await measureReports(ground.database, personId, deskReaders())
}
