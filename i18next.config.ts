import { defineConfig } from 'i18next-cli'

export default defineConfig({
  locales: ['en', 'vi', 'de', 'ar'],
  extract: { input: ['src/**/*.ts'], output: 'locales/{{language}}/{{namespace}}.json', keySeparator: false },
  types: {
    input: ['locales/en/*.json'],
    output: 'node_modules/.cache/i18next-options.d.ts',
    resourcesFile: 'src/bot/locales.d.ts',
  },
})
