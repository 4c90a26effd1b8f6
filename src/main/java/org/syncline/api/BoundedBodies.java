package org.syncline.api;

import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses a body that did not tell its length, as soon as it turns out to be too long. */
@Provider
class BoundedBodies implements ReaderInterceptor {
  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    context.setInputStream(new Bounded(context.getInputStream()));
    return context.proceed();
  }

  private static final class Bounded extends FilterInputStream {
    private long read;

    Bounded(InputStream body) {
      super(body);
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      count(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      int got = super.read(into, from, most);
      count(Math.max(0, got));
      return got;
    }

    private void count(int more) {
      read += more;
      if (read > BodyLimit.MOST_BYTES) {
        throw ApiProblem.tooLarge("a body has at most " + BodyLimit.MOST_BYTES + " bytes");
      }
    }
  }
}
