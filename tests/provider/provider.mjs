// An OpenID provider on loopback for the tests. Told what to do by POST /test (JSON), it prints its address once it listens.
//   redirect, leave: where the one client may be sent back to;  accounts: {sub: claims}
//   lie: what the next ID tokens and answers say falsely: {claims, userinfo, metadata, algorithm, key}
// Who sits at the browser is in its cookie "who": nobody has to fill in a form.
import { createHmac, generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import { SignJWT, decodeJwt, importJWK } from "jose";
import Provider from "oidc-provider";

const keys = ["true", "other"].map((kid) => {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return { ...privateKey.export({ format: "jwk" }), kid, alg: "RS256", use: "sig" };
});
const secret = process.argv[2];
let accounts = {};
let lie = {};
let callback;

function configuration({ redirect, leave }) {
  return {
    clients: [
      {
        client_id: "danvan",
        client_secret: secret,
        redirect_uris: [redirect],
        post_logout_redirect_uris: [leave],
        response_types: ["code"],
        grant_types: ["authorization_code"],
      },
    ],
    jwks: { keys: [keys[0]] },
    cookies: { keys: ["test"] },
    pkce: { methods: ["S256"], required: () => true },
    scopes: ["openid", "profile", "email", "groups"],
    claims: { openid: ["sub"], profile: ["preferred_username", "name"], email: ["email", "email_verified"], groups: ["groups"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_, sub) => (sub in accounts ? { accountId: sub, claims: () => ({ sub, ...accounts[sub] }) } : undefined),
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope("openid profile email groups");
      await grant.save();
      return grant;
    },
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 600, IdToken: 60, Interaction: 60, Session: 600 },
  };
}

async function forged(token) {
  const claims = { ...decodeJwt(token), ...lie.claims };
  for (const name in claims) if (claims[name] === null) delete claims[name];
  const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const algorithm = lie.algorithm ?? "RS256";
  if (algorithm === "RS256") {
    const key = keys[lie.key === "other" ? 1 : 0];
    return new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid: "true" }).sign(await importJWK(key, "RS256"));
  }
  const said = `${part({ alg: algorithm, kid: "true" })}.${part(claims)}`;
  return `${said}.${algorithm === "none" ? "" : createHmac("sha256", secret).update(said).digest("base64url")}`;
}

function provider(issuer, given) {
  const made = new Provider(issuer, configuration(given));
  made.use(async (ctx, next) => {
    await next();
    if (ctx.path === "/token" && ctx.body?.id_token) ctx.body.id_token = await forged(ctx.body.id_token);
    if (ctx.path === "/me" && lie.userinfo) ctx.body = { ...ctx.body, ...lie.userinfo };
    if (ctx.path.endsWith("openid-configuration") && lie.metadata) ctx.body = { ...ctx.body, ...lie.metadata };
  });
  return made;
}

async function body(request) {
  let text = "";
  for await (const piece of request) text += piece;
  return JSON.parse(text);
}

let made;
const server = createServer(async (request, response) => {
  if (request.method === "POST" && request.url === "/test") {
    const given = await body(request);
    if (given.redirect) callback = (made = provider(issuer, given)).callback();
    accounts = given.accounts ?? accounts;
    lie = given.lie ?? {};
    response.end();
  } else if (request.url.startsWith("/interaction/")) {
    const who = /(?:^|; )who=([^;]+)/.exec(request.headers.cookie ?? "")?.[1];
    const result = who ? { login: { accountId: who } } : { error: "access_denied" };
    await made.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  } else {
    callback(request, response);
  }
});
let issuer;
server.listen(0, "127.0.0.1", () => {
  issuer = `http://localhost:${server.address().port}`;
  console.log(issuer);
});
process.stdin.on("end", () => process.exit()).resume();
