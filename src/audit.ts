import { parseArgs } from 'node:util'
import { verifyAuditChain } from './store/audit-chain.ts'
import { StartupFault } from './store/startup-fault.ts'
import { runTool } from './tool.ts'

const { values } = parseArgs({ options: { end: { type: 'string' } } })

await runTool(async ({ ground }) => {
  const { events, brokenAt, end, isKnown } = await verifyAuditChain(
    ground.database.prisma,
    values.end ?? null,
  )
  if (brokenAt !== null) {
    throw new StartupFault(
      `The chain of audit events is broken at event ${brokenAt}: it or the one before it was changed or removed.`,
      'Compare with a backup from before.',
    )
  }
  if (!isKnown) {
    throw new StartupFault(
      'The chain is whole, but the event noted earlier is not in it: events were taken off its end.',
      'Compare with a backup from before.',
    )
  }
  process.stdout.write(`${events} audit events, the chain is whole.\n`)
  if (end)
    process.stdout.write(`Note its end, and check with it next time: npm run audit -- --end ${end.hash}\n`)
})
