import process from 'node:process'
import { defineConfig } from 'prisma/config'

// `prisma generate` looks for the native schema engine, would download it, and never runs it. Any program in its
// place will do, so that installing works where binaries.prisma.sh is out of reach. Migrations are written and
// applied without it: see prisma/migrate.ts and src/store/migrations.ts.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath

export default defineConfig({ schema: 'prisma/schema.prisma', migrations: { path: 'prisma/migrations' } })
