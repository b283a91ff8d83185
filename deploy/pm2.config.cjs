// 1. git clone <this project> /opt/parley && mkdir -p /var/lib/parley && chown -R parley: /opt/parley /var/lib/parley
// 2. as user parley: npm install --global pm2 && pm2 start /opt/parley/deploy/pm2.config.cjs
// 3. pm2 save && pm2 startup    (logs: pm2 logs parley; settings: /opt/parley/.env)

module.exports = {
  apps: [
    {
      name: 'parley',
      cwd: '/opt/parley',
      script: 'scripts/start.mjs',
      env: { NODE_ENV: 'production', DATA_DIR: '/var/lib/parley' },
      kill_timeout: 15_000,
      restart_delay: 2000,
    },
  ],
};
