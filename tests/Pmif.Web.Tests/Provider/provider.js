// A real OpenID provider on a loopback port, for tests of signing in. Started with one argument, JSON:
// { "port", "client", "secret", "redirects": [], "signedOut": [], "backChannel" }. It takes commands on standard input, one JSON
// object a line, and answers each by a line on standard output: people, turnKeys, down, up, endSessions, sign.
import { createServer } from 'node:http'
import { createInterface } from 'node:readline'
import { createPrivateKey, generateKeyPairSync, randomUUID } from 'node:crypto'
import { SignJWT, importJWK } from 'jose'
import Provider from 'oidc-provider'
import { Adapter, forget } from './memory.js'
import { showSignIn, takeSignIn } from './signin.js'

const options = JSON.parse(process.argv[2])
const issuer = `http://localhost:${options.port}`
const people = new Map()
let key = newKey()
let provider = make(key)
let isDown = false

createServer((request, response) => {
  if (isDown) return request.socket.destroy()
  const path = new URL(request.url, issuer).pathname
  if (path.startsWith('/interaction/') && request.method === 'GET') return showSignIn(response, path)
  if (path.startsWith('/interaction/')) return takeSignIn(provider, people, request, response)
  provider.callback()(request, response)
}).listen(options.port, 'localhost', () => answer({ ready: issuer }))

createInterface({ input: process.stdin }).on('line', async line => {
  const command = JSON.parse(line)
  if (command.people) command.people.forEach(person => people.set(person.sub, person))
  if (command.turnKeys) provider = make(key = newKey())
  if (command.endSessions) forget()
  if ('down' in command) isDown = command.down
  answer(command.sign ? { token: await sign(command) } : { done: true })
}).on('close', () => process.exit(0))

function answer(line) {
  process.stdout.write(JSON.stringify(line) + '\n')
}

// Any claims, signed by the key of now, or by one that was never published.
async function sign({ sign, typ, forged }) {
  const by = forged ? { ...newKey(), kid: forged === 'kid' ? key.kid : randomUUID() } : key
  return new SignJWT(sign).setProtectedHeader({ alg: 'RS256', typ, kid: by.kid }).sign(await importJWK(by, 'RS256'))
}

// Read back from text: Node 20 can lock up for good when it exports a key that it has just made as a JWK and collects garbage meanwhile.
function newKey() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048, privateKeyEncoding: { type: 'pkcs8', format: 'pem' }, publicKeyEncoding: { type: 'spki', format: 'pem' } })
  return { ...createPrivateKey(privateKey).export({ format: 'jwk' }), kid: randomUUID(), use: 'sig', alg: 'RS256' }
}

function make(key) {
  return new Provider(issuer, {
    adapter: Adapter,
    jwks: { keys: [key] },
    cookies: { keys: ['tests only'] },
    clients: [{
      client_id: options.client,
      client_secret: options.secret,
      redirect_uris: options.redirects,
      post_logout_redirect_uris: options.signedOut,
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      ...(options.backChannel && { backchannel_logout_uri: options.backChannel, backchannel_logout_session_required: true })
    }],
    scopes: ['openid', 'profile', 'email', 'groups', 'offline_access'],
    claims: { openid: ['sub'], profile: ['name'], email: ['email'], groups: ['groups'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    issueRefreshToken: async (ctx, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: true,
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 3600, IdToken: 60, Interaction: 300, RefreshToken: 3600, Session: 3600 },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true, logoutSource }, backchannelLogout: { enabled: true } },
    // By itself it calls no address of this machine, which is where the site is here.
    fetch: (url, { dispatcher, ...request }) => globalThis.fetch(url, request),
    findAccount: async (ctx, sub) => people.get(sub)?.state === 'left' ? undefined : ({ accountId: sub, claims: async () => people.get(sub) ?? { sub } }),
    // The council's own application needs nobody's consent.
    async loadExistingGrant(ctx) {
      const known = ctx.oidc.session.grantIdFor(ctx.oidc.client.clientId)
      if (known) return ctx.oidc.provider.Grant.find(known)
      const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId })
      grant.addOIDCScope('openid profile email groups offline_access')
      await grant.save()
      return grant
    }
  })
}

async function logoutSource(ctx, form) {
  ctx.body = `<!DOCTYPE html><title>Sign out</title><h1>Sign out of the council?</h1>${form}<button form="op.logoutForm" name="logout" value="yes">Sign out</button>`
}
