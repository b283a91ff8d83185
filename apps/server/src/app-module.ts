import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import type { Core, Log } from '@parley/core';
import type { Clock } from '@parley/events';
import { Budget } from './auth/budget.ts';
import { ClientAddresses } from './auth/client-addresses.ts';
import { ConnectionCaps } from './auth/connection-caps.ts';
import { Credentials } from './auth/credentials.ts';
import { SessionCookie } from './auth/session-cookie.ts';
import { Throttle } from './auth/throttle.ts';
import { type Config, isSecure } from './config.ts';
import { ChatGateway } from './edge/chat/chat-gateway.ts';
import { AccessController } from './edge/http/access-controller.ts';
import { AccountController } from './edge/http/account-controller.ts';
import { AuditController } from './edge/http/audit-controller.ts';
import { AvatarController } from './edge/http/avatar-controller.ts';
import { CommandController } from './edge/http/command-controller.ts';
import { ErrorFilter } from './edge/http/error-filter.ts';
import { FileController } from './edge/http/file-controller.ts';
import { HealthController } from './edge/http/health-controller.ts';
import { PrivacyController } from './edge/http/privacy-controller.ts';
import { SessionController } from './edge/http/session-controller.ts';
import { UploadController } from './edge/http/upload-controller.ts';
import { Uploads } from './files/uploads.ts';
import { Visitors } from './edge/http/visitors.ts';
import { LobbyGateway } from './edge/lobby/lobby-gateway.ts';
import { LobbyHall } from './edge/lobby/lobby-hall.ts';
import { EngineConnections } from './edge/socket-io/engine-connections.ts';
import type { Metrics } from './metrics/metrics.ts';
import { CLOCK, CONFIG, CORE, LOG } from './tokens.ts';

export interface Parts {
  readonly config: Config;
  readonly core: Core;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics?: Metrics | undefined;
  readonly addresses: ClientAddresses;
}

/** The edges that Nest puts together, on parts that are made before. */
@Module({})
export class AppModule {
  static of({ config, core, clock, log, addresses }: Parts): DynamicModule {
    return {
      module: AppModule,
      controllers: [
        SessionController,
        AccountController,
        PrivacyController,
        AvatarController,
        UploadController,
        FileController,
        AuditController,
        AccessController,
        CommandController,
        HealthController,
      ],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: CORE, useValue: core },
        { provide: CLOCK, useValue: clock },
        { provide: LOG, useValue: log },
        { provide: SessionCookie, useValue: new SessionCookie(isSecure(config)) },
        Credentials,
        Visitors,
        { provide: Budget, useValue: new Budget(clock, config.rateLimits) },
        { provide: ClientAddresses, useValue: addresses },
        Throttle,
        ConnectionCaps,
        Uploads,
        { provide: APP_FILTER, useClass: ErrorFilter },
        EngineConnections,
        LobbyHall,
        ChatGateway,
        LobbyGateway,
      ],
    };
  }
}
